#!/bin/sh
# Run by systemd before the hub starts (ExecStartPre=), as the hub's own user, while no hub runs. Two wishes of the installer are
# fulfilled here and not by itself, so that stopping, copying and starting are one job of systemd's, which goes on when the
# installer is killed (docs/decisions/0031). Whatever fails here is no reason not to start: systemd ignores how it ends.
set -eu

here=$(dirname "$0")
root=${here%/opt/tieng-chuong/current/hub/install}
backups=$root/var/backups/tieng-chuong
data=${HUB_DATA_DIR:?}
copy=$backups/data-before-update

# The map is large and no version changes it; a lock and a half-made backup belong to the process that had them.
belongs() {
  case ${1##*/} in
  map.pmtiles* | backup | lost+found | *.lock) return 1 ;;
  esac
  [ -e "$1" ]
}

# Not its owner: that is the same, and the sandbox forbids to change it.
duplicate() {
  cp -R --preserve=mode,timestamps --reflink=auto "$1" "$2"
}

if [ -e "$backups/wish-copy" ]; then
  rm -rf "$copy.part"
  mkdir -m 700 "$copy.part"
  for file in "$data"/*; do
    if belongs "$file"; then duplicate "$file" "$copy.part/"; fi
  done
  sync "$copy.part"/* "$copy.part" 2>/dev/null || sync
  rm -rf "$copy"
  mv "$copy.part" "$copy"
  rm "$backups/wish-copy"
fi

if [ -e "$backups/wish-put-back" ] && [ -d "$copy" ]; then
  aside=$backups/$(cat "$backups/wish-put-back")
  mkdir -p -m 700 "$aside"
  rm -rf "$aside/.part"
  for file in "$data"/*; do
    # Of an attempt that was cut short: what is in the way now is half a copy, what stands aside is the whole.
    if belongs "$file" && [ ! -e "$aside/${file##*/}" ]; then
      # Two folders of a sandbox count as two disks: nothing can be moved between them in one step.
      duplicate "$file" "$aside/.part"
      mv "$aside/.part" "$aside/${file##*/}"
      rm -rf "$file"
    fi
  done
  for file in "$copy"/*; do
    rm -rf "$data/${file##*/}"
    duplicate "$file" "$data/"
  done
  sync "$data"/* "$data" 2>/dev/null || sync
  rm "$backups/wish-put-back"
fi
