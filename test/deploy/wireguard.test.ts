/** Recipe C of docs/deploy/README.md, with its own three files: what they promise is pressed for, between networks that nobody calls in through. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { commune, PASSWORD } from '../harness/commune.ts'
import { exampleWith } from '../harness/in-front.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { until } from '../harness/until.ts'
import { FORGETS_S, openLab, VPS, whyNoLab } from './lab.ts'

const ROOT = join(import.meta.dirname, '../..')
const LONG = 60_000
const NAME = VPS
const whyNot = whyNoLab()
type Lab = Awaited<ReturnType<typeof openLab>>

/** The interface is named after the file, and the sockets of all three lie in one folder here. */
const ENDS = { vps: 'chuong-vps', box: 'chuong-box', shop: 'chuong-shop' } as const

function tunnel(lab: Lab, folder: string): void {
  const pair = () => {
    const own = lab.run('vps', 'wg', 'genkey').trim()
    return { own, open: lab.run('vps', 'sh', '-c', `echo ${own} | wg pubkey`).trim() }
  }
  const [vps, box, shop] = [pair(), pair(), pair()]
  const own = (name: string, more: [string, string][]) => {
    writeFileSync(join(folder, `chuong-${name}.conf`), exampleWith(`wireguard/${name}.conf`, more), { mode: 0o600 })
  }
  const outwards: [string, string][] = [
    ['PUBLIC-KEY-OF-THE-VPS', vps.open],
    ['chuong.example.vn:51820', `${NAME}:51820`],
    ['PersistentKeepalive = 25', 'PersistentKeepalive = 1'],
  ]
  own('vps', [
    ['PRIVATE-KEY-OF-THE-VPS', vps.own],
    ['PUBLIC-KEY-OF-THE-BOX', box.open],
    ['PUBLIC-KEY-OF-THE-SHOP', shop.open],
  ])
  own('box', [['PRIVATE-KEY-OF-THE-BOX', box.own], ...outwards])
  own('shop', [['PRIVATE-KEY-OF-THE-SHOP', shop.own], ...outwards])
  for (const [where, name] of Object.entries(ENDS)) lab.run(where as keyof typeof ENDS, 'wg-quick', 'up', join(folder, `${name}.conf`))
}

/** What the rented machine knows of the box: where it is, and how many bytes came from there. */
function seenByVps(lab: Lab): { from: string; bytes: number } {
  const peers = lab.run('vps', 'wg', 'show', ENDS.vps, 'dump').trim().split('\n')
  const box = peers.find((peer) => peer.includes('\t10.77.0.2/32\t')) ?? ''
  const [, , from = '', , , bytes = '0'] = box.split('\t')
  return { from, bytes: Number(bytes) }
}

async function nginx(lab: Lab, folder: string): Promise<string> {
  const ca = await makeTestCa(`IP:${NAME}`)
  onTestFinished(ca.remove)
  mkdirSync(join(folder, 'nginx'))
  for (const each of [folder, join(folder, 'nginx')]) chmodSync(each, 0o711)
  writeFileSync(join(folder, 'fullchain.pem'), ca.cert)
  writeFileSync(join(folder, 'privkey.pem'), ca.key)
  const conf = join(folder, 'nginx.conf')
  const text = exampleWith('nginx.conf', [
    ['/run/nginx.pid', `${folder}/nginx.pid`],
    ['/var/log/nginx/', `${folder}/nginx/`],
    ['/etc/letsencrypt/live/chuong.example.vn/', `${folder}/`],
    // As the recipe says.
    ['127.0.0.1:8080', '10.77.0.2:8080'],
    ['127.0.0.1:1883', '10.77.0.2:1883'],
  ])
  writeFileSync(conf, text)
  lab.start('vps', ['nginx', '-c', conf, '-g', 'daemon off;'])
  await until('nginx listens', () => lab.run('vps', 'ss', '-Hltn', 'sport = :443').includes(':443'), LONG)
  return ca.caFile
}

it.skipIf(whyNot)(
  `a station and a shop that nobody can call in to are reached over a rented machine${whyNot ? ` (not here: ${whyNot})` : ''}`,
  {
    timeout: 300_000,
  },
  async () => {
    const folder = temporaryFolder()
    const town = await commune({ startsAt: Date.now() })
    await town.stop()
    const lab = await openLab()
    tunnel(lab, folder)

    // Nobody speaks: only the keep-alive keeps the way in open in the station's router.
    const open = () => lab.reaches('vps', '10.77.0.2', 8080)
    await until('the box has called out', () => seenByVps(lab).bytes > 0, LONG)
    const since = { bytes: seenByVps(lab).bytes, at: performance.now() }
    await until(
      'nothing but keep-alives for longer than the router remembers',
      () => performance.now() - since.at > 2_000 * FORGETS_S,
      LONG,
    )
    const quiet = seenByVps(lab).bytes - since.bytes
    expect(quiet, 'of 32 bytes each').toBeGreaterThan(0)
    expect(quiet % 32).toBe(0)
    await until('and the rented machine gets in', open, LONG)
    const vps = lab.run('box', 'wg', 'show', ENDS.box, 'peers').trim()
    lab.run('box', 'wg', 'set', ENDS.box, 'peer', vps, 'persistent-keepalive', 'off')
    await until(
      'the router forgets who asked',
      () => lab.run('line', 'sysctl', '-n', 'net.netfilter.nf_conntrack_count').trim() === '0',
      LONG,
    )
    expect(open(), 'without the line in the file nobody gets in').toBe(false)
    lab.run('box', 'wg', 'set', ENDS.box, 'peer', vps, 'persistent-keepalive', '1')
    await until('and with it again', open, LONG)

    const ca = await nginx(lab, folder)
    const hub = lab.start('box', [process.execPath, join(ROOT, 'hub/main.ts')], {
      ...{ HUB_DATA_DIR: town.folder, HUB_HTTP_HOST: '10.77.0.2', HUB_MQTT_HOST: '10.77.0.2', HUB_TRUSTED_PROXY: '10.77.0.1' },
      HUB_PUBLIC_URL: `https://${NAME}`,
    })
    await hub.saw('the hub is ready on the address of the tunnel', ({ msg }) => msg === 'ready')

    const person = (where: 'phone' | 'carrier' | 'button', ...what: string[]) =>
      lab.start(where, [process.execPath, join(import.meta.dirname, 'outside.ts'), ...what], { NODE_EXTRA_CA_CERTS: ca })
    const desk = person('phone', 'desk', `https://${NAME}`, JSON.stringify({ username: 'officer', password: PASSWORD }))
    expect(await desk.saw('the officer is in', ({ what }) => what === 'signed-in')).toMatchObject({ status: 200 })

    const secure = person('carrier', 'button', `mqtts://${NAME}:8883`, JSON.stringify(town.credentials('counter')))
    const plain = person('button', 'button', 'mqtt://192.168.1.1:1883', JSON.stringify(town.credentials('teller')))
    for (const [button, name] of [
      [secure, 'over TLS from behind the carrier'],
      [plain, 'in the clear, through the router of the shop'],
    ] as const) {
      await button.saw(`connected ${name}`, ({ what }) => what === 'connected')
      button.write('first')
      await button.saw(`pressed ${name}`, ({ what, press }) => what === 'acknowledged' && press === 'first')
    }
    const sites = () => new Set(desk.lines.filter(({ what }) => what === 'rings').map(({ id }) => id)).size
    await until('both ring at the desk', () => sites() === 2, LONG)

    // The provider gives the station another address: to everybody outside the box is somewhere else now.
    const before = seenByVps(lab).from
    lab.run('line', 'ip', 'link', 'set', 'wan', 'down')
    lab.run('line', 'ip', 'addr', 'flush', 'dev', 'wan')
    lab.run('line', 'ip', 'addr', 'add', '203.0.113.22/24', 'dev', 'wan')
    lab.run('line', 'ip', 'link', 'set', 'wan', 'up')
    await until('the rented machine has found it again', () => seenByVps(lab).from.startsWith('203.0.113.22:'), LONG)
    expect(before).toMatch(/^203\.0\.113\.2:/)
    for (const button of [secure, plain]) {
      button.write('second')
      await button.saw('the second press', ({ what, press }) => what === 'acknowledged' && press === 'second')
    }
    await until('both ring again', () => desk.lines.filter(({ what, presses }) => what === 'rings' && presses === 2).length >= 2, LONG)
    expect(
      desk.lines.filter(({ what }) => what === 'feed-ended'),
      'on the same open page',
    ).toEqual([])

    await until('the shop reaches the hub', () => lab.reaches('shop', '10.77.0.2', 8080), LONG)
    expect(lab.reaches('shop', '10.77.0.2', 22), 'and the tunnel carries nothing else').toBe(false)
  },
)
