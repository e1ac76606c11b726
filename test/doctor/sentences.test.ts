/** Every sentence of the doctor, provoked by the fault that it speaks of. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../hub/config.ts'
import type { BoxFacts } from '../../hub/contract/box.ts'
import { healthDetail } from '../../hub/contract/health-sentence.ts'
import { HEALTH_WORDS } from '../../hub/contract/health-words.ts'
import { examine, type Page } from '../../hub/doctor/examine.ts'
import { configFault, configFaults } from '../../hub/doctor/i18n/vi/config-faults.ts'
import { hasFault, pageJson, pageText, sentenceOf, zoneOf } from '../../hub/doctor/page.ts'
import { GRADES, type SentenceKey } from '../../hub/doctor/sentences.ts'
import type { World } from '../../hub/doctor/world.ts'
import { type Certificates, makeCertificates } from './certificates.ts'
import { DAY_MS, door, facts, goodWorld, iso, running } from './world.ts'

let made: Certificates
/** A day into the life of the certificates, which are as old as this run. */
let now: number
const good = (): World =>
  goodWorld(now, { cert: made.at('whole.pem'), key: made.at('own.key'), read: made.read, fingerprint: made.fingerprint, chain: made.chain })
const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
beforeAll(async () => {
  made = await makeCertificates(folder)
  now = made.from + DAY_MS
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HANOI = { name: 'Asia/Ho_Chi_Minh', isNamed: false }
/** A place for backups. */
const usb = { name: 'USB', kind: 'folder', path: '/media/chuong/tieng-chuong' } as const
const stopped = (world: World): World => ({ ...world, hub: { is: 'stopped' } })
/** Made when it is asked for: the certificates say what time it is. */
const says =
  (more: () => Partial<BoxFacts>) =>
  (world: World): World => ({ ...world, hub: running(now, more()) })
const health = (status: 'degraded' | 'down') =>
  says(() => ({ health: { ...facts(now).health, checks: { journal: { status, detail: 'The disk refuses to write.' } } } }))
const config =
  (more: Partial<NonNullable<World['config']>>) =>
  (world: World): World => ({ ...world, config: world.config && { ...world.config, ...more } })
const certificate =
  (cert: string, key = 'own.key') =>
  (world: World) =>
    config({ tls: { cert: made.at(cert), key: made.at(key), httpsPort: 8443, mqttsPort: 8883 } })(world)
const verified =
  (more: object) =>
  (world: World): World => ({
    ...world,
    data: { ...world.data, verify: async () => Object.assign({}, await good().data.verify(), more) as never },
  })
const push =
  (came: Awaited<ReturnType<World['reachPush']>>) =>
  (world: World): World => ({ ...world, reachPush: async (host, port) => (host.includes('-a.') ? came : world.reachPush(host, port)) })
const fails = { ok: false, why: 'ECONNREFUSED' } as const
const phone = (more: () => object) => says(() => ({ phones: [{ ...(facts(now).phones[0] as BoxFacts['phones'][number]), ...more() }] }))
const gateway = (more: () => object) => says(() => ({ gateways: [{ label: 'Chợ', state: 'offline', ...more() }] }))

/** The recipe with nginx on the same machine. */
const proxied =
  (more: Partial<World>) =>
  (world: World): World => ({ ...config({ tls: null, trustedProxy: ['127.0.0.1'] })(world), ...more })

/** What must be so for each sentence to be said; `same`: it is said when all is well. */
const same = (world: World) => world
const PROVOKED: Record<SentenceKey, (world: World) => World> = {
  'settings-bad': (world) => ({ ...stopped(world), config: null, configFaults: ['HUB_HTTP_PORT="x": write a port number'] }),
  'settings-differ': config({ tls: null }),
  'no-data': (world) => ({ ...stopped(world), data: { ...world.data, mode: () => null, verify: async () => null } }),
  'hub-runs': same,
  'hub-stopped': stopped,
  'hub-silent': (world) => ({ ...world, hub: { is: 'silent', door } }),
  'hub-not-yours': (world) => ({ ...world, hub: { is: 'not-yours' } }),
  'hub-says': health('degraded'),
  'hub-down': health('down'),
  versions: same,
  'node-other': (world) => ({ ...world, here: { ...world.here, node: '24.0.0' } }),
  'hub-older': says(() => ({ version: '0.9.0' })),
  'clock-synced': same,
  'clock-not-synced': (world) => ({ ...world, ntp: async () => false }),
  'clock-unknown': (world) => ({ ...world, ntp: async () => null }),
  'clock-agrees': same,
  'clock-wrong': (world) => ({ ...world, reachPush: async () => ({ ok: true, value: { date: world.now() - 300_000 } }) }),
  'disk-ok': same,
  'disk-little': (world) => ({ ...world, disk: { ...world.disk, space: async () => ({ free: 4e9, size: 100e9 }) } }),
  'disk-unknown': (world) => ({ ...world, disk: { ...world.disk, space: async () => null } }),
  'sync-ok': same,
  'sync-slow': (world) => ({ ...world, disk: { ...world.disk, syncedWrites: async () => [2, 400] } }),
  'sync-refused': (world) => ({ ...world, disk: { ...world.disk, syncedWrites: () => Promise.reject(new Error('ENOSPC')) } }),
  'data-whole': same,
  'journal-damaged': verified({ journal: 'event 3 stands where event 2 should be' }),
  'registry-damaged': verified({ registry: 'damaged, no JSON' }),
  'secrets-damaged': verified({ secrets: '/hubId is missing' }),
  'folder-open': (world) => ({ ...world, data: { ...world.data, mode: () => 0o40755 } }),
  'port-open': same,
  'port-silent': (world) => ({ ...world, isOpen: async (_host, port) => port !== 1883 }),
  'port-free': (world) => ({ ...stopped(world), isOpen: async () => false }),
  'port-taken': stopped,
  'cert-none': config({ tls: null, publicUrl: null }),
  'cert-by-proxy': config({ tls: null }),
  'cert-unreadable': certificate('no-such.pem'),
  'cert-key-differs': certificate('whole.pem', 'link.key'),
  'cert-not-yet': (world) => ({ ...world, now: () => made.from - DAY_MS }),
  'cert-ended': (world) => ({ ...world, now: () => made.to + 2 * DAY_MS }),
  'cert-soon': (world) => ({ ...world, now: () => made.to - 5 * DAY_MS }),
  'cert-ok': same,
  'cert-name-missing': config({ publicUrl: 'https://other.example.vn' }),
  'cert-order': certificate('reversed.pem'),
  'cert-incomplete': certificate('link.pem', 'link.key'),
  'cert-private': same,
  'proxy-not-named': config({ tls: null }),
  'proxy-fails': proxied({ handshake: async () => fails }),
  'proxy-unseen': (world) => ({ ...config({ tls: null })(world), handshake: async () => fails }),
  'url-leads-here': proxied({}),
  'url-leads-elsewhere': proxied({ healthAt: async () => ({ ok: true, value: { status: 502 } }) }),
  'mqtts-by-proxy-none': (world) =>
    proxied({ handshake: async (_host, port) => (port === 8883 ? fails : world.handshake('', port, '')) })(world),
  'outside-none': (world) => ({ ...world, addresses: () => [] }),
  'https-outside': same,
  'https-outside-fails': (world) => ({
    ...world,
    handshake: async (_host, port) => (port === 8443 ? fails : world.handshake('', port, '')),
  }),
  'https-old-certificate': (world) => ({ ...world, handshake: async () => ({ ok: true, value: { fingerprint: 'AA:BB', chain: [] } }) }),
  'mqtts-outside': same,
  'mqtts-outside-fails': (world) => ({
    ...world,
    handshake: async (_host, port) => (port === 8883 ? fails : world.handshake('', port, '')),
  }),
  'mqtts-mute': (world) => ({ ...world, mqttAnswers: async () => fails }),
  'name-none': config({ publicUrl: null }),
  'name-ok': same,
  'name-elsewhere': (world) => ({ ...world, resolve: async () => ['198.51.100.7'] }),
  'name-unknown': (world) => ({ ...world, resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) }),
  'push-reached': same,
  'push-blocked': push(fails),
  'push-distrusted': push({ ok: false, why: 'SELF_SIGNED_CERT_IN_CHAIN', distrusted: true }),
  'push-none': (world) => ({ ...world, reachPush: async () => fails }),
  'backup-recent': same,
  'backup-old': says(() => ({ lastBackupAt: iso(now - 9 * DAY_MS) })),
  'backup-never': (world) => verified({ lastBackupAt: null })(stopped(world)),
  'second-factor-kept': says(() => ({ withoutSecondFactor: [] })),
  'second-factor-missing': says(() => ({ withoutSecondFactor: ['Quản trị'] })),
  'backup-place-gone': says(() => ({ backupTroubles: [{ ...usb, why: 'not-mounted' }] })),
  'backup-place-off-limits': says(() => ({ backupTroubles: [{ ...usb, why: 'off-limits' }] })),
  'backup-place-read-only': says(() => ({ backupTroubles: [{ ...usb, why: 'read-only' }] })),
  'backup-place-refused': says(() => ({ backupTroubles: [{ ...usb, why: 'refused' }] })),
  'backup-place-failed': says(() => ({ backupTroubles: [{ ...usb, kind: 'rclone', why: 'refused' }] })),
  'backup-place-rotting': says(() => ({ backupTroubles: [{ ...usb, damaged: 2 }] })),
  'stations-none': says(() => ({ stations: [] })),
  'station-attended': same,
  'station-away': says(() => ({ stations: [{ id: 's' as never, name: 'Xã', attended: false, onDuty: 1 }] })),
  'station-empty': says(() => ({ stations: [{ id: 's' as never, name: 'Xã', attended: false, onDuty: 0 }] })),
  'phones-nobody': says(() => ({ phones: [] })),
  'phones-proven': same,
  'phone-old': phone(() => ({ provenAt: iso(now - 30 * DAY_MS) })),
  'phone-unproven': phone(() => ({ provenAt: undefined })),
  'phone-lost': phone(() => ({ lostSince: iso(now - DAY_MS) })),
  'phone-none': phone(() => ({ phones: 0 })),
  'gateways-none': says(() => ({ gateways: [] })),
  'gateways-heard': same,
  'gateway-silent': gateway(() => ({ lastHeardAt: iso(now - DAY_MS) })),
  'modem-well': gateway(() => ({ state: 'online', modem: { sim: 'ready', registration: 'home', signal: -71 } })),
  'modem-sim': gateway(() => ({ state: 'online', modem: { sim: 'missing', registration: 'none', signal: null } })),
  'modem-no-network': gateway(() => ({ state: 'online', modem: { sim: 'ready', registration: 'searching', signal: null } })),
  'numbers-missing': says(() => ({ withoutNumber: 2 })),
  'gateway-never': gateway(() => ({ state: 'never-heard' })),
  'mains-on': same,
  'mains-off': says(() => ({ power: { onBattery: true, minutes: 12, isLow: false, isLost: false } })),
  'ups-silent': says(() => ({ power: { onBattery: false, minutes: null, isLow: false, isLost: true } })),
  'ups-none': (world) => ({ ...world, hub: { is: 'running', door, facts: withoutPower() } }),
  'alive-none': says(() => ({ alive: [] })),
  'alive-ok': same,
  'alive-waits': says(() => ({ alive: [{ to: 'web' }] })),
  'alive-fails': says(() => ({ alive: [{ to: 'web', failingSince: iso(now), why: 'no-answer' }] })),
  'alive-untrusted': says(() => ({ alive: [{ to: 'hub', failingSince: iso(now), why: 'untrusted' }] })),
  'alive-nobody': says(() => ({ alive: [{ to: 'hub', failingSince: iso(now), why: 'refused' }] })),
  'watched-heard': same,
  'watched-never': says(() => ({ watchedHubs: [{ name: 'X', state: 'never-heard' }] })),
  'watched-unsteady': says(() => ({ watchedHubs: [{ name: 'X', state: 'ok', flapping: true }] })),
  'watched-lost': says(() => ({ watchedHubs: [{ name: 'X', state: 'lost', lostSince: iso(now) }] })),
  'unknown-while-stopped': stopped,
  'check-broke': (world) => ({ ...world, ntp: () => Promise.reject(new Error('no such program')) }),
}

function withoutPower(): BoxFacts {
  const { power: _, ...rest } = facts(now)
  return rest
}

const keysOf = (page: Page): SentenceKey[] => page.flatMap(({ findings }) => findings.map(({ key }) => key))
const keys = Object.keys(GRADES) as SentenceKey[]

describe('every sentence is said when it is so', () => {
  it.each(keys)('%s', async (key) => {
    const page = await examine(PROVOKED[key](good()))
    expect(keysOf(page)).toContain(key)
    const wellSaid = PROVOKED[key] === same
    if (!wellSaid) expect(keysOf(await examine(good())), 'and not when it is not').not.toContain(key)
    for (const finding of page.flatMap(({ findings }) => findings)) {
      for (const language of ['vi', 'en'] as const) {
        const { says: sentence, act } = sentenceOf(finding, language, HANOI)
        expect(`${sentence} ${act ?? ''}`).not.toMatch(/[{}]|undefined|NaN/)
        // What is wrong, or might be, always says what to do.
        expect(act !== undefined, finding.key).toBe(GRADES[finding.key] !== 'ok')
      }
    }
    expect(hasFault(page)).toBe(keysOf(page).some((said) => GRADES[said] === 'fault'))
  })
})

describe('the page', () => {
  it('is a line for each sentence with its mark, what to do below it, and a summary', async () => {
    const text = pageText(await examine(PROVOKED['mains-off'](good())), 'vi', HANOI)
    expect(text).toMatch(/^Máy chủ\n {2}✓ Máy chủ đang chạy từ /)
    expect(text).toContain('  ✗ MẤT ĐIỆN LƯỚI: máy chủ chạy bằng ắc quy, còn khoảng 12 phút.\n    → Tìm nguồn điện khác')
    expect(text).toMatch(/\n1 LỖI CẦN SỬA, \d điều nên biết\.$/)
  })

  it('for machines holds the same', async () => {
    const page = await examine(PROVOKED['push-none'](good()))
    const { ok, findings } = JSON.parse(pageJson(page, 'en', HANOI))
    expect(ok).toBe(true)
    expect(findings).toContainEqual(
      expect.objectContaining({
        section: 'push',
        grade: 'warn',
        key: 'push-none',
        says: expect.stringContaining('no way to the internet'),
      }),
    )
  })

  it('looks at the certificate that a proxy shows as at its own', async () => {
    const page = await examine({ ...proxied({})(good()), now: () => made.to + 2 * DAY_MS })
    expect(keysOf(page)).toEqual(expect.arrayContaining(['cert-by-proxy', 'cert-ended', 'cert-private']))
    const other = await examine(config({ tls: null, publicUrl: 'https://other.example.vn' })(good()))
    expect(keysOf(other)).toContain('cert-name-missing')
  })

  it('reaches a proxy of this machine by loopback where the router lets nobody in by the house’s own name', async () => {
    const handshake: World['handshake'] = async (host) => (host === '127.0.0.1' ? good().handshake(host, 443, '') : fails)
    const page = await examine(proxied({ handshake })(good()))
    expect(keysOf(page)).toEqual(expect.arrayContaining(['url-leads-here', 'mqtts-outside', 'cert-ok']))
  })

  it('looks at a proxy for pages too where buttons come to the hub’s own TLS, as beside Caddy', async () => {
    const beside = config({ trustedProxy: ['127.0.0.1'], publicUrl: 'https://localhost' })
    const keys = keysOf(await examine(beside(good())))
    expect(keys).toEqual(expect.arrayContaining(['url-leads-here', 'https-outside', 'mqtts-outside']))
    const handshake: World['handshake'] = async (host, port, name) => (port === 443 ? fails : good().handshake(host, port, name))
    expect(keysOf(await examine({ ...beside(good()), handshake }))).toEqual(expect.arrayContaining(['proxy-fails', 'mqtts-outside']))
    expect(keysOf(await examine(config({ trustedProxy: ['127.0.0.1'], publicUrl: 'https://localhost:8443' })(good())))).not.toContain(
      'url-leads-here',
    )
  })

  it('a public authority is not called private', async () => {
    const page = await examine(certificate('public.pem')(good()))
    expect(keysOf(page)).not.toContain('cert-private')
    expect(keysOf(page)).not.toContain('cert-incomplete')
  })
})

describe('in the language asked for', () => {
  const text = async (world: World, language: 'vi' | 'en') => pageText(await examine(world), language, zoneOf(world))
  const said = [
    { what: 'journal-refuses', with: { error: 'database or disk is full' } },
    { what: 'push-lost', with: { since: '2026-11-27T18:30:00.000Z' } },
    { what: 'alive-unheard', with: { to: 'hub', since: '2026-11-27T18:30:00.000Z', why: 'no-answer' } },
  ]
  const detail = healthDetail(said as Parameters<typeof healthDetail>[0])
  const ailing = (more: object) =>
    says(() => ({ health: { ...facts(now).health, checks: { journal: { status: 'degraded', detail, ...more } } } }))

  it('the hub’s own word is Vietnamese to a Vietnamese reader, its times in the hub’s zone', async () => {
    const page = await text(ailing({ said })(good()), 'vi')
    expect(page).toContain('phần “Sổ ghi” chưa ổn: Đĩa không cho ghi (đĩa đã đầy)')
    expect(page).toMatch(/ĐIỆN THOẠI KHÔNG ĐƯỢC BÁO/)
    expect(page).toMatch(/không tới trung tâm bạn từ 01:30 28\/11\/26 \(không trả lời\)/)
    expect(page).not.toMatch(/The disk|database|journal|T18:30/)
    expect(await text(ailing({ said })(good()), 'en')).toContain('The disk refuses to write (the disk is full)')
  })

  it('what a newer hub says in words not known here is quoted as it came', async () => {
    for (const more of [{}, { said: [{ what: 'meteor' }] }])
      expect(await text(ailing(more)(good()), 'vi')).toContain(`máy ghi nguyên văn: “${detail}”`)
  })

  it('every sentence of health has its words, and every brace is filled', () => {
    for (const [what, { vi, en }] of Object.entries(HEALTH_WORDS)) {
      expect(vi, what).not.toBe(en)
      expect(vi.match(/\{\w+\}/g)?.sort() ?? [], what).toEqual(en.match(/\{\w+\}/g)?.sort() ?? [])
    }
  })

  it('a hub that cannot be asked: the machine’s zone, by name', async () => {
    const world = { ...stopped(good()), now: () => made.from - DAY_MS, timeZone: 'America/New_York' }
    expect(await text(world, 'vi')).toContain('(giờ của máy, America/New_York)')
    expect(await text({ ...good(), now: () => made.from - DAY_MS, timeZone: 'America/New_York' }, 'vi')).not.toContain('giờ của máy')
  })

  it('what the machine says of a line, a disk, a file', async () => {
    const blocked = await text(PROVOKED['push-blocked'](good()), 'vi')
    expect(blocked).toContain('không có gì chạy ở cổng ấy')
    const gap = await text(PROVOKED['journal-damaged'](good()), 'vi')
    expect(gap).toContain('sự kiện 3 nằm ở chỗ của sự kiện 2')
    expect(await text(PROVOKED['modem-sim'](good()), 'vi')).toContain('(chưa có SIM)')
  })

  it('every fault of the settings', () => {
    const bad = {
      ...{ HUB_HTTP_PORT: 'x', HUB_TLS_CERT: '/no/such', HUB_TRUSTED_PROXY: 'no', HUB_PUBLIC_URL: 'x', HUB_CONTACT: 'x', HUB_UPS: 'x' },
      ...{ HUB_ADMIN_PASSWORD: 'short', HUB_PUSH_HOSTS: '!', HUB_ALIVE_CA: import.meta.filename, HUB_LOG_LEVEL: 'x', HUB_WHAT: 'x' },
    }
    const faultsOf = (env: Record<string, string>) => {
      try {
        readConfig(env)
      } catch (error) {
        if (error instanceof ConfigError) return error.faults
      }
      throw new Error('it has no fault')
    }
    const faults = [
      ...faultsOf(bad),
      ...faultsOf({ HUB_TLS_KEY: import.meta.filename }),
      ...faultsOf({ HUB_TLS_CERT: import.meta.filename }),
    ]
    expect(faults.length).toBeGreaterThanOrEqual(14)
    for (const fault of faults) expect(configFault(fault), fault).not.toBe(fault)
    expect(configFaults(faults.join('; '))).not.toMatch(/there is|write |both or neither/)
  })
})
