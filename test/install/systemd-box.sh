# A box that boots: systemd itself, in namespaces of its own, on this machine's files with a layer over them that is gone at the end.
# WORK: an empty folder. OUT: seen inside as /out; its day.sh is run, by systemd, once the box is up, and the box is off at its end.
# BUNDLE: an unpacked release, seen inside as /opt/bundle.
set -eu
mkdir "$WORK/layer" "$WORK/root"
mount -t tmpfs tmpfs "$WORK/layer"
mkdir "$WORK/layer/over" "$WORK/layer/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$WORK/layer/over,workdir=$WORK/layer/work" "$WORK/root"
cd "$WORK/root"
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs tmpfs sys/fs/cgroup
mkdir sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd cgroup sys/fs/cgroup/systemd
mount -t tmpfs tmpfs dev
for device in null zero full random urandom tty loop-control autofs fuse loop0 loop1 loop2 loop3 loop4 loop5 loop6 loop7; do
  if [ -e "/dev/$device" ]; then cp -a "/dev/$device" dev/; fi
done
mkdir dev/pts dev/shm
mount -t devpts devpts dev/pts -o newinstance,ptmxmode=0666
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
: >"$OUT/console"
touch dev/console
mount --bind "$OUT/console" dev/console
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mkdir -p out opt/bundle
mount --bind "$OUT" out
mount --bind "$BUNDLE" opt/bundle
# Nothing of this machine's own is started; udevd is, for the sticks, and coldplugs nothing.
rm -f etc/systemd/system/*.wants/*.service
for unit in systemd-logind getty@ console-getty systemd-networkd systemd-timesyncd systemd-udev-trigger; do
  ln -sf /dev/null "etc/systemd/system/$unit.service"
done
cat >etc/systemd/system/day.service <<UNIT
[Service]
Type=oneshot
ExecStart=/bin/bash /out/day.sh
ExecStopPost=/bin/systemctl poweroff --force
StandardOutput=file:/out/said
StandardError=file:/out/said
TimeoutStartSec=400
UNIT
cat >etc/systemd/system/default.target <<UNIT
[Unit]
Description=A day
Requires=basic.target
After=basic.target
Wants=day.service
UNIT
# As on a machine that boots by itself: systemd leaves it to whoever made the container (mount_namespaces(7)).
mount --make-rshared /
exec env -i container=lxc PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot . /lib/systemd/systemd
