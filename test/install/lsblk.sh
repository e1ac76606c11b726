#!/bin/sh
# What lsblk says of a stick, for a disk that is a file: of that the kernel knows no cable. /run/loop names it; nothing there: unplugged.
device=$(cat /run/loop)
losetup "$device" >/dev/null 2>&1 || { echo '{"blockdevices":[]}'; exit; }
type=$(blkid -p -s TYPE -o value "$device")
uuid=$(blkid -p -s UUID -o value "$device")
at=$(findmnt --noheadings --first-only --output TARGET "$device")
mounted=null
[ -z "$at" ] || mounted="\"$at\""
cat <<JSON
{"blockdevices":[{"path":"$device","type":"disk","fstype":"$type","label":"USB","uuid":"$uuid","size":64000000,
  "rm":true,"hotplug":true,"tran":"usb","model":"Stick","mountpoints":[$mounted]}]}
JSON
