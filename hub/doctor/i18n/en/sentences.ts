import type { Section, Sentences } from '../../sentences.ts'
import type { frame as vi } from '../vi/sentences.ts'

export const sections: Readonly<Record<Section, string>> = {
  hub: 'Hub',
  versions: 'Versions',
  clock: 'Clock',
  disk: 'Disk',
  data: 'Data',
  ports: 'Ports',
  certificate: 'Certificate',
  outside: 'From outside',
  name: 'Name',
  push: 'Push services to phones',
  backup: 'Backups',
  duty: 'Duty desks',
  phones: 'Phones',
  devices: 'Devices and power',
}

export const sentences: Sentences = {
  'settings-bad': [
    'The settings have faults, the hub cannot start: {faults}',
    'Mend these variables (docs/configuration.md), and start the hub again.',
  ],
  'settings-differ': [
    'The hub runs with other settings than this command can see, so the certificate was not looked at.',
    'Run this with the same file of settings, for example: sudo env $(grep -v "^#" /etc/tieng-chuong/hub.env | xargs) npm run doctor',
  ],
  'no-data': [
    'There is no hub’s data in {folder}.',
    'Set HUB_DATA_DIR to the data folder of the hub. If the hub has never run, start it: npm start',
  ],
  'hub-runs': ['The hub has run since {since}, and answers.'],
  'hub-stopped': [
    'THE HUB DOES NOT RUN: no button is heard.',
    'Start it: sudo systemctl start tieng-chuong, or npm start. If it does not come up: journalctl -u tieng-chuong -n 50',
  ],
  'hub-silent': [
    'THE HUB DOES NOT ANSWER at {address}: it was killed, or it hangs.',
    'Start it again: sudo systemctl restart tieng-chuong, and look why: journalctl -u tieng-chuong -n 50',
  ],
  'hub-not-yours': [
    '{folder} cannot be read: only the hub’s own user may.',
    'Run this with sudo, or as the hub’s own user: sudo -u tieng-chuong npm run doctor',
  ],
  'hub-says': ['The hub itself says that “{part}” is not well: {detail}', 'See the table of parts in docs/operating.md.'],
  'hub-down': ['The hub itself says that “{part}” DOES NOT WORK: {detail}', 'Start the hub again, and run this again.'],
  versions: ['Tieng Chuong {version}, Node {node}.'],
  'node-other': [
    'This runs on Node {node}; the one that comes along is Node {wanted}.',
    'Run it in this way: npm run doctor. If it stays, install again: npm ci',
  ],
  'hub-older': [
    'The hub runs version {running}, on the disk lies {here}.',
    'Start the hub again to use the new one: sudo systemctl restart tieng-chuong',
  ],
  'clock-synced': ['The machine’s clock is kept right over the network (NTP).'],
  'clock-not-synced': [
    'The machine’s clock is NOT kept right over the network: the times on record will drift.',
    'Turn it on: sudo timedatectl set-ntp true',
  ],
  'clock-unknown': [
    'Nobody can say whether the clock is kept right: this machine has no timedatectl.',
    'Compare its time with a phone, and install chrony or systemd-timesyncd.',
  ],
  'clock-agrees': ['The machine’s time agrees with {host} ({seconds} s apart).'],
  'clock-wrong': [
    'The machine’s time is {seconds} s away from that of {host}: push services may refuse, and alarms are written down with wrong times.',
    'Set the clock: sudo timedatectl set-ntp true, wait a minute and run this again.',
  ],
  'disk-ok': ['{free} MB of the disk are free ({percent} %).'],
  'disk-little': [
    'Only {free} MB of the disk are free ({percent} %).',
    'Remove files that are not needed, before the journal cannot be written.',
  ],
  'disk-unknown': ['The disk does not say how much is free.', 'Look with: df -h'],
  'sync-ok': ['The disk writes a record for good in {ms} ms.'],
  'sync-slow': [
    'The disk takes up to {ms} ms to write a record for good: a button waits long for its answer.',
    'Look what else uses the machine. An old disk or a memory card: put an SSD in its place.',
  ],
  'sync-refused': [
    'THE DISK DOES NOT WRITE: {why}',
    'Look whether it is full or read-only (df -h, mount), and whether the folder belongs to the hub’s own user.',
  ],
  'data-whole': ['The data are whole: {events} events, {sites} sites, {people} people.'],
  'journal-damaged': [
    'THE JOURNAL IS DAMAGED: {why}',
    'Stop the hub, move the data folder aside, and restore the last backup: npm run restore -- FILE',
  ],
  'registry-damaged': [
    'THE REGISTRY (registry.json) IS DAMAGED: {why}',
    'Stop the hub, move the data folder aside, and restore the last backup: npm run restore -- FILE',
  ],
  'secrets-damaged': [
    'THE KEYS (secrets.json) ARE DAMAGED: {why}',
    'Take this file from the last backup. Do not delete it: every phone would have to subscribe again.',
  ],
  'folder-open': ['Other users of this machine can read the data folder {folder}.', 'Close it: chmod 700 {folder}'],
  'port-open': ['Port {port} ({what}) is open.'],
  'port-silent': [
    'Port {port} ({what}) IS NOT OPEN though the hub runs.',
    'Start the hub again; if it stays, look at its log and at the firewall.',
  ],
  'port-free': ['Port {port} ({what}) is free for the hub.'],
  'port-taken': [
    'Port {port} ({what}) is held by another program: the hub will not start.',
    'Look who holds it: sudo ss -ltnp | grep :{port}. Stop it, or change the port in the settings.',
  ],
  'cert-none': [
    'There is no certificate: pages open by http only, so no phone is called while its screen is off.',
    'Set HUB_TLS_CERT and HUB_TLS_KEY, or put a proxy with https before the hub, and set HUB_PUBLIC_URL.',
  ],
  'cert-by-proxy': ['{url} has its https from a proxy, which keeps the certificate.'],
  'cert-unreadable': [
    'The certificate {file} cannot be used: {why}',
    'Look whether it is a PEM file, and whether the hub’s own user can read it.',
  ],
  'cert-key-differs': [
    'THE CERTIFICATE AND THE KEY DO NOT BELONG TOGETHER.',
    'Let HUB_TLS_CERT and HUB_TLS_KEY name the files of one and the same issue.',
  ],
  'cert-not-yet': ['The certificate begins on {from}.', 'Look at the machine’s clock first, then at the certificate.'],
  'cert-ended': [
    'THE CERTIFICATE ENDED {days} days ago: pages and phones are cut off.',
    'Renew it now; the hub takes the new one within a minute.',
  ],
  'cert-soon': ['The certificate ends in {days} days.', 'Renew it; the hub takes the new one within a minute.'],
  'cert-ok': ['The certificate is good for {days} days, issued by “{issuer}”.'],
  'cert-name-missing': [
    'The certificate does not hold the name {name} (only: {names}): browsers will call it dangerous.',
    'Ask for a certificate for {name}, or change HUB_PUBLIC_URL.',
  ],
  'cert-order': [
    'The certificates in the file are out of order.',
    'The hub’s own first, then the one that issued it. With certbot, use fullchain.pem.',
  ],
  'cert-incomplete': [
    'The file lacks the certificate of the issuer “{issuer}”: many phones and buttons will not trust it.',
    'Use the whole file. With certbot it is fullchain.pem, not cert.pem.',
  ],
  'cert-private': [
    'The certificate is issued by a private authority, “{issuer}”: only machines that hold its root trust it.',
    'Install the root on every phone, desk and button. Phones from outside need a public certificate.',
  ],
  'outside-none': [
    'This machine has no network address but its own loopback, so nothing was tried from outside.',
    'Plug in the network or join the Wi-Fi, and run this again.',
  ],
  'https-outside': ['The https page opens by {address}:{port}.'],
  'https-outside-fails': [
    'THE HTTPS PAGE DOES NOT OPEN by {address}:{port}: {why}',
    'Look at the machine’s firewall (sudo ufw status) and at the port in the settings.',
  ],
  'https-old-certificate': [
    'The hub still shows an old certificate, another than the one in the file.',
    'Wait a minute. If it stays, look at the hub’s log and start it again.',
  ],
  'mqtts-outside': ['Buttons and gateways can connect over TLS by {address}:{port}.'],
  'mqtts-outside-fails': [
    'BUTTONS AND GATEWAYS CANNOT CONNECT over TLS by {address}:{port}: {why}',
    'Look at the machine’s firewall (sudo ufw status) and at HUB_MQTTS_PORT.',
  ],
  'mqtts-mute': [
    'Port {port} speaks TLS but does not answer MQTT: {why}',
    'Look whether another program holds the port, and start the hub again.',
  ],
  'name-none': [
    'HUB_PUBLIC_URL is not set: links in messages point to this machine itself.',
    'Set HUB_PUBLIC_URL to the https address that phones can open.',
  ],
  'name-ok': ['{name} points to this machine ({addresses}).'],
  'name-elsewhere': [
    '{name} points to {addresses}, which is no address of this machine.',
    'Right if that is a router which passes the port on to this machine; otherwise mend the name’s record.',
  ],
  'name-unknown': [
    'THE NAME {name} IS NOT FOUND: {why}. Phones will not find the page either.',
    'Look whether the name has expired, whether its record is right, and whether this machine has a network.',
  ],
  'push-reached': ['The push service {host} is reached.'],
  'push-blocked': ['The push service {host} is not reached: {why}', 'Let this machine through the firewall to {host}, port {port}.'],
  'push-distrusted': [
    'The push service {host} shows a certificate that is not trusted ({why}): something stands in between.',
    'Look whether the firewall “inspects https” and turn that off for {host}; for a private service set HUB_PUSH_CA.',
  ],
  'push-none': [
    'No push service is reached: this machine has no way to the internet. Desks and bells still sound; a phone whose screen is off does NOT.',
    'Connect this machine to the internet. If that is not wanted, keep somebody before the duty page day and night.',
  ],
  'backup-recent': ['The last backup was made {days} days ago.'],
  'backup-old': ['The last backup is {days} days old.', 'Make one now, onto another disk: npm run backup -- FILE'],
  'backup-never': [
    'No backup was ever made from the admin page: with the disk all would be lost.',
    'Make one now, onto another disk: npm run backup -- FILE',
  ],
  'stations-none': ['There is no station yet.', 'Add one on the admin page.'],
  'station-attended': ['{station}: somebody is before the duty desk.'],
  'station-away': [
    '{station}: somebody is signed on but not before the page.',
    'Open the duty page, keep it on the screen and try the siren.',
  ],
  'station-empty': ['{station}: nobody is on duty. The last shift: {when}.', 'Sign in to the duty page and sign on.'],
  'phones-nobody': ['There is no officer, commander or patrol yet.', 'Add people on the admin page.'],
  'phones-proven': ['{count} people have a phone that showed a message within {days} days.'],
  'phone-old': ['{name}: the phone showed a message {ago} days ago at last.', 'Open the patrol page on it and try it there.'],
  'phone-unproven': ['{name}: the phone has never shown a message.', 'Open the patrol page on it and try it there.'],
  'phone-lost': [
    '{name}: NO PHONE CAN BE WOKEN since {since}.',
    'Open the patrol page on it; or try another phone: npm run doctor -- --phone',
  ],
  'phone-none': ['{name}: has no phone.', 'Open the patrol page on that person’s phone and turn alarms on.'],
  'gateways-none': ['There is no gateway and no modem.'],
  'gateways-heard': ['{count} gateways and modems are heard.'],
  'gateway-silent': [
    'THE GATEWAY “{label}” HAS BEEN SILENT since {since}: the buttons behind it do not reach the hub.',
    'Look at its power, its network and its aerial.',
  ],
  'modem-well': ['The modem of “{label}” has a SIM and a network.'],
  'modem-sim': [
    'The SIM of the modem at “{label}” cannot be used ({sim}): nobody is written to or called by it.',
    'Look at the page of that gateway. After a wrong PIN do not try again: take the PIN off with a telephone.',
  ],
  'modem-no-network': [
    'The modem of “{label}” has no network.',
    'Look at its antenna and its place; ask the carrier whether the SIM is paid for.',
  ],
  'numbers-missing': [
    '{count} patrols and commanders have no telephone number: without the internet nobody can be written to or called.',
    'Enter the numbers on the admin page, under People.',
  ],
  'gateway-never': ['The gateway “{label}” was never heard.', 'Plug it in and set it up, or retire it on the admin page.'],
  'mains-on': ['The mains are on; the UPS answers.'],
  'mains-off': ['THE MAINS HAVE FAILED: the hub runs on its battery{minutes}.', 'Find another source of power before the battery ends.'],
  'ups-silent': [
    'The UPS does not answer: a failure of the mains would come without warning.',
    'Look at the cable of the UPS, and at HUB_UPS.',
  ],
  'ups-none': ['There is no UPS.'],
  'unknown-while-stopped': ['Not known: only a running hub knows.', 'Start the hub, and run this again.'],
  'check-broke': ['This could not be looked at: {why}', 'Run it again; if it stays, report it to those who make this program.'],
}

export const frame: typeof vi = {
  ok: 'All that was looked at is well.',
  warned: '{warnings} worth knowing; no fault.',
  faulty: '{faults} FAULTS TO MEND, {warnings} worth knowing.',
  ago: { never: 'never' },
  minutes: ', for about {minutes} min',
}
