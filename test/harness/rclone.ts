/** What the hub calls rclone, for a machine that has none: the six commands it uses, on a folder of this machine. */
import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary.ts'

const SCRIPT = `#!/bin/sh
command=$1
while [ "$1" != -- ]; do shift; done
shift
[ -f "$FOLDER/dead" ] && { echo 'couldn’t connect: i/o timeout' >&2; exit 1; }
at() { echo "$FOLDER/$(echo "$1" | cut -d: -f2-)"; }
case $command in
  copyto) mkdir -p "$(dirname "$(at "$2")")" && cp "$1" "$(at "$2")" ;;
  cat) if [ -f "$FOLDER/flips" ]; then tr a b < "$(at "$1")"; else cat "$(at "$1")"; fi ;;
  moveto) mv "$(at "$1")" "$(at "$2")" ;;
  lsf) [ -d "$(at "$1")" ] || exit 3; ls -p "$(at "$1")" ;;
  deletefile) rm "$(at "$1")" ;;
  *) echo "no such command: $command" >&2; exit 1 ;;
esac
`

/** On the path of this process from now on. @returns the folder in which `office:x` is `x`; a file `dead` or `flips` in it is a fault */
export function installRclone(): string {
  const [bin, folder] = [temporaryFolder(), temporaryFolder()]
  writeFileSync(join(bin, 'rclone'), SCRIPT.replaceAll('$FOLDER', folder))
  chmodSync(join(bin, 'rclone'), 0o755)
  setPath([bin, process.env.PATH].join(delimiter))
  return folder
}

export function setPath(path: string): void {
  const before = process.env.PATH
  process.env.PATH = path
  onTestFinished(() => {
    process.env.PATH = before
  })
}
