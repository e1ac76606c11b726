#!/bin/sh
# The first program of a Linux that runs as a process (user-mode-linux): it knows FAT, which this machine's own kernel may not. It sees
# this machine's files; the stick is its only disk. base: the folder of the test, of which day.sh is done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /mnt
modules=$(echo /usr/lib/uml/modules/*/kernel/fs)
for module in fat/fat fat/vfat nls/nls_cp437 nls/nls_ascii nls/nls_iso8859-1; do
  if [ -e "$modules/$module.ko" ]; then insmod "$modules/$module.ko"; fi
done
hub() { setpriv --reuid=65534 --regid=65534 --clear-groups env TMPDIR=/run/tmp "$base/node" "$base/test/install/fat-night.ts" "$@"; }
mkdir -m 777 /run/tmp
mount -t vfat -o "$(cat "$base/options")" /dev/ubda /mnt && . "$base/day.sh"
echo "=== end"
# The first program never ends: whoever started it pulls the plug.
while :; do sleep 1; done
