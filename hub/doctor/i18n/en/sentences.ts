import type { Section, Sentences } from '../../sentences.ts'
import type { frame as vi, parts as viParts } from '../vi/sentences.ts'

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
  access: 'Signing in',
  duty: 'Duty desks',
  phones: 'Phones',
  devices: 'Devices and power',
  watched: 'Who notices when this hub dies',
}

export const sentences: Sentences = {
  'settings-bad': [
    'The settings have faults, the hub cannot start: {faults}',
    'Mend these variables (docs/configuration.md), and start the hub again.',
  ],
  'settings-differ': [
    'The hub runs with other settings than this command can see, so the certificate was not looked at.',
    'Run it with the hub’s own settings: sudo tieng-chuong doctor',
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
  'hub-says': ['The hub itself says that “{part}” is not well: {detail}', 'Do as it says; the admin page explains each part under Health.'],
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
    'The machine’s clock is NOT kept right over the network: the times on record will drift, and once it is off, no code of a second factor fits.',
    'Turn it on: sudo timedatectl set-ntp true',
  ],
  'clock-unknown': [
    'Nobody can say whether the clock is kept right: this machine has no timedatectl.',
    'Compare its time with a phone, and install chrony or systemd-timesyncd.',
  ],
  'clock-agrees': ['The machine’s time agrees with {host} ({seconds} s apart).'],
  'clock-wrong': [
    'The machine’s time is {seconds} s away from that of {host}: push services may refuse, alarms are written down with wrong times, and no code of a second factor fits.',
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
  'proxy-not-named': [
    'A proxy stands before the hub, and the hub is not told which: everybody shares one limit on guessing passwords.',
    'Name it in the settings, for example HUB_TRUSTED_PROXY=127.0.0.1, and start the hub again.',
  ],
  'proxy-fails': [
    '{url} DOES NOT OPEN: {why}. Phones and desks outside are cut off.',
    'Look whether the proxy runs: systemctl status nginx (or caddy), then nginx -t.',
  ],
  'proxy-unseen': [
    '{url} does not open from this machine: {why}',
    'Open it on a phone over the mobile network. If it opens there, only the router keeps this machine from its own name; if not, look at the proxy and at the router.',
  ],
  'url-leads-here': ['{url} opens, and leads to this hub.'],
  'url-leads-elsewhere': [
    '{url} DOES NOT LEAD TO THIS HUB, it answered: {said}',
    'Look which address and port the proxy passes requests on to, and whether the name belongs to this machine.',
  ],
  'mqtts-by-proxy-none': [
    'Nothing answers buttons over TLS at {address}:{port}: {why}',
    'Open it for buttons outside the house (the stream block in docs/deploy/nginx.conf). Right where all buttons are on the station’s own network or come by radio.',
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
  'second-factor-kept': ['Everybody who must have a second factor has one.'],
  'second-factor-missing': [
    'They must have a second factor and have none: {names}',
    'They sign in and turn it on at the page “My account”. To ask it of nobody: the admin page, Settings.',
  ],
  'backup-place-gone': [
    'Backups to “{name}” fail: {path} is not there, or no stick is mounted there.',
    'Plug in the stick and run on this box: sudo tieng-chuong usb',
  ],
  'backup-place-off-limits': [
    'Backups to “{name}” fail: the service may not go to {path}.',
    'On the page of the backups choose a folder below /media, /mnt, /srv or /var/backups/tieng-chuong.',
  ],
  'backup-place-read-only': [
    'Backups to “{name}” fail: the disk of {path} takes no writing.',
    'Look for a write-protection switch; if there is none the disk is wearing out: take another.',
  ],
  'backup-place-refused': ['Backups to “{name}” fail: {path} belongs to somebody else.', 'Run on this box: sudo chown tieng-chuong {path}'],
  'backup-place-failed': ['Backups to “{name}” fail ({why}).', 'The page of the backups says what to do, and the log what was said.'],
  'backup-place-rotting': [
    '{damaged} older backups at “{name}” do not read as they were written any more.',
    'That disk is wearing out: take another now, and choose it on the page of the backups.',
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
  'alive-none': [
    'Nobody is told that this hub lives: when it dies, nobody will know.',
    'In the office, “Watching one another”: name a neighbouring hub, an address outside, or a broker.',
  ],
  'alive-ok': ['That this hub lives is heard ({to}).'],
  'alive-waits': ['That this hub lives was not sent yet ({to}); look again in a minute.'],
  'alive-fails': [
    'That this hub lives is not heard since {since} ({to}: {why}).',
    'In the office, “Watching one another” says beside the address what to do.',
  ],
  'alive-untrusted': [
    'That this hub lives is not heard since {since} ({to}): the certificate at the other end is not trusted here.',
    'If it comes from an authority of their own: ask for its ca.pem, name it as HUB_ALIVE_CA in hub.env, and start this hub once more.',
  ],
  'alive-nobody': [
    'NOBODY hears that this hub lives: when it dies, nobody will know.',
    'Look at the line to the internet first; then telephone the neighbour and say so.',
  ],
  'watched-heard': ['The hub {name} is heard.'],
  'watched-never': ['The hub {name} is to be watched and was never heard.', 'Over there the address and the token must be entered.'],
  'watched-unsteady': ['The line to the hub {name} comes and goes.', 'Call there: they should look at their router and their line.'],
  'watched-lost': ['The hub {name} is not heard since {since}.', 'Call there now: alarms there may reach nobody.'],
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
  zone: '(the machine’s time, {zone})',
  ago: { never: 'never' },
  minutes: ', for about {minutes} min',
}

export const parts: typeof viParts = {
  journal: 'Journal',
  commits: 'Writing to disk',
  disk: 'Room on the disk',
  registry: 'Registry',
  broker: 'Buttons’ channel (MQTT)',
  certificate: 'Certificate',
  push: 'Phone messages',
  messages: 'Messages and calls',
  clock: 'Clock',
  loop: 'The program’s pulse',
  duty: 'Attendance',
  selfDrill: 'Self-drill',
  backup: 'Backups',
  power: 'Power',
  alive: 'Says that it lives',
  retention: 'Deleting what is over',
}
