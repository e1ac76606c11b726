/**
 * The real places of a machine, in a mount namespace of the test's own: /etc, /var, /usr/local and /opt are what they are, and what is
 * written there is gone with the namespace. So the users are really made, and the hub really runs as its own.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openBox } from './box.ts'
import { bundle, laterVersion } from './bundle.ts'

const MOUNTS = `set -eu
mount --make-rprivate /
mkdir -p "$WORK/layers" "$WORK/opt"
mount -t tmpfs tmpfs "$WORK/layers"
for place in etc var usr/local; do
  mkdir -p "$WORK/layers/$place/over" "$WORK/layers/$place/work"
  mount -t overlay overlay -o "lowerdir=/$place,upperdir=$WORK/layers/$place/over,workdir=$WORK/layers/$place/work" "/$place"
done
mount --bind "$WORK/opt" /opt
`

/** As older papers had it: a checkout in /opt, a user, its data, its settings, a unit. */
const BY_HAND = `useradd --system --no-create-home --shell /usr/sbin/nologin tieng-chuong
install -d -o tieng-chuong -g tieng-chuong -m 700 /var/lib/tieng-chuong
printf 'HUB_HTTP_PORT=%s\\nHUB_MQTT_PORT=%s\\nHUB_ADMIN_PASSWORD=mat-khau-cu\\n' "$HTTP" "$MQTT" >/etc/tieng-chuong.env
cat >/etc/systemd/system/tieng-chuong.service <<END
[Service]
User=tieng-chuong
WorkingDirectory=/opt/tieng-chuong
Environment=HUB_DATA_DIR=/var/lib/tieng-chuong
EnvironmentFile=/etc/tieng-chuong.env
ExecStart=/opt/tieng-chuong/node_modules/.bin/node hub/main.ts
UMask=0077
END
systemctl start tieng-chuong.service
echo "by hand it runs from: $(readlink "/proc/$(cat "$STAND_IN/pid")/cwd")"
`

const DAY = `trap 'kill -9 "$(cat "$STAND_IN/pid")" 2>/dev/null || true' EXIT
sh "$FIRST/install.sh"
echo "settings: $(grep -c mat-khau-cu /etc/tieng-chuong/hub.env) $(ls /etc/tieng-chuong | tr '\\n' ' ')"
echo "now it runs from: $(readlink "/proc/$(cat "$STAND_IN/pid")/cwd")"
echo "people: $(tieng-chuong people list | tr -s ' ')"
mkdir -m 700 "$WORK/of-root" && cd "$WORK/of-root" && tieng-chuong backup of-root.chuong >/dev/null
echo "a backup of root's: $(tieng-chuong backup --check of-root.chuong | grep -c 'can be restored')"
echo "in the help: $(tieng-chuong help | grep -c '• doctor ')"
echo "folders: $(stat -c '%n %U %a' /var/lib/tieng-chuong /var/backups/tieng-chuong /var/lib/tieng-chuong-bridge | tr '\\n' ' ')"
echo "runs as: $(stat -c %U "/proc/$(cat "$STAND_IN/pid")")"
echo "its files: $(find /var/lib/tieng-chuong -printf '%u %m\\n' | sort -u | tr '\\n' ' ')"
tieng-chuong status
sh "$LATER/install.sh"
echo "now: $(tieng-chuong version), runs as: $(stat -c %U "/proc/$(cat "$STAND_IN/pid")")"
echo "backups: $(stat -c '%U %a' /var/backups/tieng-chuong/*.chuong | sort | uniq -c | tr -s ' ')"
tieng-chuong uninstall
echo "left: $(ls -d /opt/tieng-chuong /usr/local/bin/tieng-chuong /etc/systemd/system/tieng-chuong* /var/lib/tieng-chuong/journal.sqlite 2>/dev/null | tr '\\n' ' ')"
`

/** The tests of the same with a prefix run everywhere; this one where root may have a namespace with layers. */
const mayMount = (): boolean => {
  const work = mkdtempSync(join(tmpdir(), 'chuong-mounts-'))
  const { status } = spawnSync('unshare', ['--mount', 'sh', '-c', MOUNTS], { env: { ...process.env, WORK: work }, stdio: 'ignore' })
  rmSync(work, { recursive: true, force: true })
  return process.getuid?.() === 0 && status === 0
}

const isPossible = mayMount()
const WHY_NOT = isPossible ? '' : ' (not here: root may have no mount namespace with overlays)'

it.skipIf(!isPossible)(
  `a hub that was set up by hand is taken over at its real places, and runs as a user of its own, who alone can read what it knows${WHY_NOT}`,
  { timeout: 600_000 },
  async () => {
    const box = await openBox()
    onTestFinished(() => box.close())
    const work = join(box.root, 'work')
    mkdirSync(work)
    for (const folder of [box.root, work]) chmodSync(folder, 0o755)
    const first = bundle(join(work, 'first'))
    mkdirSync(join(work, 'opt'))
    execFileSync('cp', ['-al', first, join(work, 'opt/tieng-chuong')])
    const later = laterVersion(first, join(work, 'later'), '0.9.9')
    const more = { WORK: work, FIRST: first, LATER: later, HTTP: String(box.ports.http), MQTT: String(box.ports.mqtt), STAND_IN_PREFIX: '' }
    const { code, said } = await box.begin(
      'env',
      ...Object.entries(more).map((pair) => pair.join('=')),
      'unshare',
      '--mount',
      'sh',
      '-c',
      MOUNTS + BY_HAND + DAY,
    ).ended
    expect(said).toContain('by hand it runs from: /opt/tieng-chuong\n')
    expect(said).toContain('settings: 1 bridge.env.example hub.env tieng-chuong.service.by-hand \n')
    expect(said).toMatch(/now it runs from: \/opt\/tieng-chuong\/releases\/0\.1\.0-[0-9a-f]{8}\n/)
    expect(said, 'whoever was known there still is').toContain('people:  admin Quản trị')
    expect(said).toContain(
      'folders: /var/lib/tieng-chuong tieng-chuong 700 /var/backups/tieng-chuong tieng-chuong 700 /var/lib/tieng-chuong-bridge tieng-chuong-bridge 700',
    )
    expect(said, 'what only root may read is checked as root').toContain("a backup of root's: 1\n")
    expect(said, 'once').toContain('in the help: 1\n')
    expect(said).toContain('runs as: tieng-chuong\n')
    expect(said).toMatch(/its files: (tieng-chuong [67]00 )+\n/)
    expect(said).toContain('now: 0.9.9, runs as: tieng-chuong\n')
    // From before it was taken over, and from before the update.
    expect(said).toContain('backups:  2 tieng-chuong 600\n')
    expect(said).toContain('left: /var/lib/tieng-chuong/journal.sqlite \n')
    expect(code, said).toBe(0)
  },
)
