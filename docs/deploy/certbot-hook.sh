#!/bin/sh
# Gives the hub each renewed certificate. Copy to /etc/letsencrypt/renewal-hooks/deploy/tieng-chuong, chmod 755; certbot runs it as root.
# The hub looks at the two files once a minute and takes a pair that belongs together; no restart, no connection is ended.
set -e
OWNER=tieng-chuong
FOLDER=/etc/tieng-chuong

mkdir -p "$FOLDER"
install -o "$OWNER" -m 0400 "$RENEWED_LINEAGE/privkey.pem" "$FOLDER/key.pem.new"
install -o "$OWNER" -m 0444 "$RENEWED_LINEAGE/fullchain.pem" "$FOLDER/cert.pem.new"
mv "$FOLDER/key.pem.new" "$FOLDER/key.pem"
mv "$FOLDER/cert.pem.new" "$FOLDER/cert.pem"
