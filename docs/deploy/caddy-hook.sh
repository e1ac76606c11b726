#!/bin/sh
# Hands Caddy's certificate on to the hub's own port for buttons, once a day: Caddy renews it weeks before its end.
# Copy to /etc/cron.daily/tieng-chuong (Debian: apt install cron), chmod 755, put your name in, and run it once by hand.
# The hub looks at the two files once a minute and takes a pair that belongs together; no restart, no connection is ended.
set -e
NAME=chuong.example.vn
FROM=/var/lib/caddy
OWNER=tieng-chuong
FOLDER=/etc/tieng-chuong

# Caddy may have asked a second authority while the first was away: the newest counts.
CERT=$(find "$FROM" -type f -name "$NAME.crt" -printf '%T@ %p\n' | sort -rn | sed -n '1s/^[^ ]* //p')
if [ -z "$CERT" ]; then
  echo "Caddy has no certificate for $NAME below $FROM yet: open https://$NAME once, and read: journalctl -u caddy" >&2
  exit 1
fi
KEY=${CERT%.crt}.key
if cmp -s "$CERT" "$FOLDER/cert.pem" && cmp -s "$KEY" "$FOLDER/key.pem"; then exit 0; fi
mkdir -p "$FOLDER"
install -o "$OWNER" -m 0400 "$KEY" "$FOLDER/key.pem.new"
install -o "$OWNER" -m 0444 "$CERT" "$FOLDER/cert.pem.new"
mv "$FOLDER/key.pem.new" "$FOLDER/key.pem"
mv "$FOLDER/cert.pem.new" "$FOLDER/cert.pem"
