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

kilobytes() {
  size=0
  for file in "$data"/*; do
    if belongs "$file"; then size=$((size + $(du -sk "$file" | cut -f 1))); fi
  done
  echo "$size"
}

if [ -e "$backups/wish-copy" ]; then
  # No room: half a copy must not fill the disk of a hub that starts, and a later start must not copy what a newer version wrote. A
  # version that has to make room then goes back to the backup from before.
  trap 'rm -rf "$copy.part" "$backups/wish-copy"' EXIT
  rm -rf "$copy.part"
  mkdir -m 700 "$copy.part"
  for file in "$data"/*; do
    if belongs "$file"; then duplicate "$file" "$copy.part/"; fi
  done
  sync "$copy.part"/* "$copy.part" 2>/dev/null || sync
  rm -rf "$copy"
  mv "$copy.part" "$copy"
  sync "$backups" 2>/dev/null || sync
  rm "$backups/wish-copy"
  # A wish that comes back with the next power cut would copy what the new version has written.
  sync "$backups" 2>/dev/null || sync
  trap - EXIT
fi

if [ -s "$backups/wish-put-back" ] && [ -d "$copy" ]; then
  aside=$backups/$(cat "$backups/wish-put-back")
  # Begun without room it would leave half a folder to the hub that starts. Once there is room the next start does it.
  free=$(df -Pk "$backups" | tail -n 1 | awk '{ print $4 }')
  if [ ! -d "$aside" ] && [ "$free" -lt "$(kilobytes)" ]; then
    echo "Ổ đĩa của $backups không đủ chỗ để đưa dữ liệu cũ về / no room on the disk of $backups to put the data back" >&2
    exit 0
  fi
  mkdir -p -m 700 "$aside"
  rm -rf "$aside/.part"
  for file in "$data"/*; do
    # Of an attempt that was cut short: what is in the way now is half a copy, what stands aside is the whole.
    if belongs "$file" && [ ! -e "$aside/${file##*/}" ]; then
      # Two folders of a sandbox count as two disks: nothing can be moved between them in one step.
      duplicate "$file" "$aside/.part"
      # On the disk under its name before the only other one goes.
      sync "$aside/.part" 2>/dev/null || sync
      mv "$aside/.part" "$aside/${file##*/}"
      sync "$aside" "$backups" 2>/dev/null || sync
      rm -rf "$file"
    fi
  done
  for file in "$copy"/*; do
    rm -rf "$data/${file##*/}"
    duplicate "$file" "$data/"
  done
  sync "$data"/* "$data" 2>/dev/null || sync
  rm "$backups/wish-put-back"
  # A wish that comes back with the next power cut would be fulfilled over every press that was taken since.
  sync "$backups" 2>/dev/null || sync
fi
