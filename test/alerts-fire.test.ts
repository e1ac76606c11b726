/** The alerts of docs/deploy/prometheus-rules.yml, asked of what a hub in trouble really says at /metrics: a rule that never fires watches nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Commune, commune } from './harness/commune.ts'
import { twoHubs } from './harness/two-hubs.ts'
import { until } from './harness/until.ts'

const rules = readFileSync(join(import.meta.dirname, '../docs/deploy/prometheus-rules.yml'), 'utf8')
const exprOf = (alert: string): string => new RegExp(`- alert: ${alert}\n {8}expr: (.*)`).exec(rules)?.[1] ?? `no rule is called ${alert}`

type Sample = { labels: Record<string, string>; value: number }
const LABELS = /(\w+)(=|!=)"([^"]*)"/g

/** As much of the language as the rules use at one moment: a figure with or without labels, `time() - figure`, compared with a number. */
const RULE = /^(time\(\) - )?(\w+)(?:\{([^}]*)\})? (>|==) ([\d.]+)$/

function samplesOf(text: string, name: string): Sample[] {
  return [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))].map(([, labels = '', value]) => ({
    labels: Object.fromEntries([...labels.matchAll(LABELS)].map(([, key = '', , is = '']) => [key, is])),
    value: Number(value),
  }))
}

/** The labels of what this alert fires for. */
function fires(alert: string, text: string, now: number): Record<string, string>[] {
  const [, age, name = '', matchers = '', compare, than] = RULE.exec(exprOf(alert)) ?? []
  if (name === '') throw new Error(`not read: ${exprOf(alert)}`)
  return samplesOf(text, name)
    .filter(({ labels }) => [...matchers.matchAll(LABELS)].every(([, key = '', op, is]) => (labels[key] === is) === (op === '=')))
    .filter(({ value }) => {
      const compared = age ? now / 1000 - value : value
      return compare === '==' ? compared === Number(than) : compared > Number(than)
    })
    .map(({ labels }) => labels)
}

const metrics = async (town: Commune) => (await fetch(`${town.hub().httpUrl}/metrics`)).text()
const ALERTS = [
  'SelfDrillFailed',
  'SelfDrillLegBroken',
  'SelfDrillOld',
  'SelfDrillSlow',
  'BackupFails',
  'BackupOld',
  'HubCannotAlarm',
  'HubNotWell',
  'AlarmRingsUnanswered',
]

async function firing(town: Commune): Promise<string[]> {
  const text = await metrics(town)
  return ALERTS.filter((alert) => fires(alert, text, town.clock.now()).length > 0)
}

async function drill(town: Commune): Promise<void> {
  const boss = await town.as('boss')
  const before = (await boss.get('/hub/self-drills')).items.length
  await boss.post('/hub/self-drills')
  await until('it ran', async () => {
    // Each of its steps has fifteen seconds by this clock, and the disk is as slow as it is.
    await town.clock.push(50)
    const { items, running } = await boss.get('/hub/self-drills')
    return items.length > before && !running
  })
}

it('a self-drill that did not come fires, a good one ends it, and one that is never made again fires as old', async () => {
  const town = await commune()
  await town.onDuty('officer')
  await drill(town)
  expect(fires('SelfDrillFailed', await metrics(town), town.clock.now())).toEqual([])
  expect(fires('SelfDrillOld', await metrics(town), town.clock.now())).toEqual([])
  // As when the rounds stand still: the wall goes on, and nobody has looked.
  town.clock.jump(27 * 3_600_000)
  expect(await firing(town)).toEqual(expect.arrayContaining(['SelfDrillFailed', 'SelfDrillOld', 'HubNotWell']))
  await drill(town)
  const after = await firing(town)
  for (const alert of ['SelfDrillFailed', 'SelfDrillOld', 'SelfDrillLegBroken']) expect(after).not.toContain(alert)
})

it('a leg that broke fires by its name, and an alarm nobody answers fires', async () => {
  const town = await commune()
  await (await town.as('boss')).patch('/settings', { selfDrill: { phones: [town.id('officer')] } })
  await drill(town)
  const now = town.clock.now()
  const text = await metrics(town)
  expect(fires('SelfDrillLegBroken', text, now)).toEqual([{ leg: 'push' }])
  expect(fires('SelfDrillFailed', text, now)).toEqual([{}])
  expect(fires('AlarmRingsUnanswered', text, now)).toEqual([])
  await (await town.button('counter')).press()
  expect(fires('AlarmRingsUnanswered', await metrics(town), town.clock.now())).toHaveLength(1)
})

it('a place without a good backup fires by its name, and a good one ends it', async () => {
  const town = await commune({ hub: { rounds: false } })
  const { desk, registry } = town.hub()
  const place = { id: 'usb', name: 'USB', kind: 'folder' as const, path: '/media/usb', since: new Date(town.clock.now()).toISOString() }
  const plan = { at: '03:30', seal: { kind: 'none' as const }, keep: { daily: 7, weekly: 4, monthly: 12 }, places: [place] }
  await registry.submit({ type: 'PlanBackups', at: town.clock.now(), by: null, plan })
  const stored = { type: 'BackupStored' as const, by: null, place: 'usb', name: 'USB', file: 'f', bytes: 1, sealed: false, removed: 0 }
  const store = () => desk.submit({ type: 'RecordBackupTry', at: town.clock.now(), tried: stored })
  await store()
  const quiet = await firing(town)
  for (const alert of ['BackupFails', 'BackupOld']) expect(quiet).not.toContain(alert)
  town.clock.jump(5 * 24 * 3_600_000)
  const text = await metrics(town)
  for (const alert of ['BackupFails', 'BackupOld']) expect(fires(alert, text, town.clock.now())).toEqual([{ place: 'USB' }])
  await store()
  const after = await firing(town)
  for (const alert of ['BackupFails', 'BackupOld']) expect(after).not.toContain(alert)
})

it('every expression is of the language: its brackets close, and each word is a figure, a label or a function of Prometheus', () => {
  const WORDS = /^(and|or|unless|absent|time|abs|delta|rate|sum|by|le|histogram_quantile|up|chuong_\w+|[0-9]+[smhd]?)$/
  for (const [, expr = ''] of rules.matchAll(/^ {8}expr: (.*)$/gm)) {
    const bare = expr.replaceAll(/\{[^{}]*\}/g, (labels) => {
      expect(labels, expr).toMatch(/^\{\w+!?="[^"]*"(,\w+!?="[^"]*")*\}$/)
      return ''
    })
    for (const word of bare.match(/[A-Za-z_]\w*/g) ?? []) if (!/^[smhd]$/.test(word)) expect(word, expr).toMatch(WORDS)
    let depth = 0
    for (const each of bare.replaceAll('[', '(').replaceAll(']', ')')) depth += each === '(' ? 1 : each === ')' ? -1 : 0
    expect(depth, expr).toBe(0)
    expect(bare, expr).toMatch(/ (>|<|==) |absent\(/)
  }
})

it('hubs that watch one another: not heard, lost, unsteady, never heard, and the own line, each fires while it is so', async () => {
  const { watching, watched, silent, known, heard } = await twoHubs()
  const firesAt = async (alert: string, town: Commune) => fires(alert, await metrics(town), town.clock.now())
  const boss = await watching.as('boss')
  const phones = [{ name: 'Trực ban', phone: '113' }]
  await boss.post('/watched-hubs', { name: 'Chưa nghe', station: watching.id('home'), phones })
  expect(await firesAt('WatchedHubNeverHeard', watching)).toEqual([{ hub: 'Chưa nghe', is: 'never-heard' }])
  expect(await firesAt('WatchedHubLost', watching)).toEqual([])
  expect(await firesAt('AliveUnheard', watched)).toEqual([])
  await silent(61)
  expect(await firesAt('WatchedHubLost', watching)).toEqual([{ hub: 'Công an xã Hiệp Thạnh', is: 'lost' }])
  await watched.clock.push(15_000)
  await heard()
  expect(await firesAt('WatchedHubLost', watching)).toEqual([])
  expect(await firesAt('OwnLineLost', watching)).toEqual([])
  expect((await known()).state).toMatch(/^(ok|degraded)$/)

  const address = watching.hub().httpUrl
  await watching.stop()
  await until('nobody hears it', async () => {
    await watched.clock.push(5_000)
    return (await firesAt('AliveUnheard', watched)).length > 0
  })
  expect(await firesAt('AliveUnheard', watched)).toEqual([{ to: 'hub' }])
  await watched.clock.push(150_000)
  const health = await watched.nobody().get('/health')
  expect(health.checks.alive).toMatchObject({ status: 'degraded', detail: expect.stringContaining('NOBODY WOULD NOTICE') })
  expect(JSON.stringify(health), 'no address on a page that is open to all').not.toContain(address)
})
