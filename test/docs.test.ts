/** The pages held against the code, both ways: what the code has stands in its page, and nothing else of that kind does. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { en } from '../console/src/i18n/en.ts'
import { vi } from '../console/src/i18n/vi.ts'
import { VARIABLES as BELL_VARIABLES } from '../firmware-bridge/bell/config.ts'
import { readConfig, VARIABLES } from '../hub/config.ts'
import { EVENT_VERSIONS } from '../hub/contract/event-versions.ts'
import type { ButtonId, GatewayId, StationId } from '../hub/contract/ids.ts'
import { BeatMessage, BellMessage, LampMessage, PressMessage } from '../hub/contract/messages.ts'
import * as modemMessages from '../hub/contract/modem-messages.ts'
import { PowerMessage } from '../hub/contract/power.ts'
import { LadderTimes } from '../hub/contract/resources.ts'
import { Settings } from '../hub/contract/settings.ts'
import * as topics from '../hub/contract/topics.ts'
import { Disposition, Mark } from '../hub/contract/views.ts'
import { REFUSALS } from '../hub/core/commands.ts'
import { FIGURES } from '../hub/http/figures.ts'
import { refusalStatus } from '../hub/http/problem.ts'
import { checks } from '../hub/readings/health.ts'
import { firstData } from '../hub/registry/data.ts'
import { openHub } from './http/harness.ts'
import { routesOf } from './http/routes.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))

const protocol = read('docs/protocol.md')
const configuration = read('docs/configuration.md')
const operating = read('docs/operating.md')
const PAGES = ['README.md', ...filesIn('docs', '.md')]

const cells = (line: string): string[] => [...line.matchAll(/\|([^|]*)(?=\|)/g)].map(([, cell = '']) => cell.trim())
/** The rows below every header of exactly these words. */
function table(page: string, ...header: string[]): string[][] {
  const lines = page.split('\n')
  const rows = lines.flatMap((line, at) => {
    if (!line.startsWith('|') || cells(line).join('|') !== header.join('|')) return []
    const below = lines.slice(at + 2)
    const end = below.findIndex((row) => !row.startsWith('|'))
    return below.slice(0, end === -1 ? undefined : end).map(cells)
  })
  if (rows.length === 0) throw new Error(`no table is headed ${header.join(' | ')}`)
  return rows
}
/** What stands between backticks. */
const coded = (text = ''): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string)
const names = (rows: string[][]): string[] => rows.flatMap(([first]) => coded(first))
/** Name and the cells after it up to `end`, in one text. */
const pairs = (rows: string[][], end = 2): string[] =>
  rows.map(([first, ...more]) => [coded(first)[0], ...more.slice(0, end - 1)].join(' '))
const same = (found: Iterable<string>, wanted: Iterable<string>) => expect([...found].sort()).toEqual([...wanted].sort())

/** The literals of a type that stands in a file between two of its texts. */
function literals(path: string, from: string, to: string): string[] {
  const [, type] = read(path).split(from)
  const [part, rest] = type?.split(to) ?? []
  if (part === undefined || rest === undefined) throw new Error(`${path} does not hold "${from}" … "${to}" any more`)
  return [...part.matchAll(/'([a-z-]+)'/g)].map(([, literal]) => literal as string)
}

/** Every topic of the contract, with these standing for the ids. */
const addresses = (button: string, gateway: string, station: string): string[] => [
  ...[topics.pressTopic, topics.beatTopic, topics.statusTopic, topics.lampTopic].map((topic) => topic(button as ButtonId)),
  ...[topics.gatewayStatusTopic, topics.gatewayBeatTopic, topics.gatewayPowerTopic].map((topic) => topic(gateway as GatewayId)),
  ...[...topics.MODEM_ORDERS, ...topics.MODEM_NEWS].map((what) => topics.modemTopic(gateway as GatewayId, what)),
  topics.bellTopic(station as StationId),
]

describe('docs/protocol.md names', () => {
  const registryRefusals = literals('hub/desk/ports/registry.ts', 'export type RegistryRefusal', 'detail: string')
  const isRefusal = (code: string) => [...REFUSALS, ...registryRefusals].some((refused) => refused === code)
  const problems = pairs(table(protocol, 'code', 'status', ''))
  const ofRefusals = (wanted: boolean) => (problem: string) => isRefusal(problem.replace(/ \d+$/, '')) === wanted

  it('every event, with the version it is written in', () => {
    const versions = Object.entries(EVENT_VERSIONS).map((pair) => pair.join(' '))
    same(pairs(table(protocol, 'event', 'version', 'says')), versions)
  })

  it('every mark and every disposition', () => {
    same(names(table(protocol, 'mark', '')), Mark.enum)
    const [sentence] = /A disposition is one of .*/.exec(protocol) ?? []
    same(coded(sentence), Disposition.enum)
  })

  it('every refusal of the desk, with its status', () => {
    const statuses = REFUSALS.map((refused) => `${refused} ${refusalStatus(refused)}`)
    same(problems.filter(ofRefusals(true)), statuses)
  })

  it('every refusal of the registry', () => same(names(table(protocol, 'code', '')), registryRefusals))

  it('every other problem that http answers with, and its status', () => {
    const sources = filesIn('hub/http', '.ts').map(read).join('\n')
    const said = [...sources.matchAll(/\b(\d{3}), '([a-z-]+)'/g)].map(([, status, code]) => `${code} ${status}`)
    // What Fastify and Node refuse by themselves goes by the words of its status.
    const own = [400, 408, 413, 415, 431].map((status) => `${STATUS_CODES[status]?.toLowerCase().replaceAll(' ', '-')} ${status}`)
    same(problems.filter(ofRefusals(false)), new Set([...said, ...own].filter(ofRefusals(false))))
  })

  it('every event of the feed', () => {
    const sent = read('hub/http/feed-connection.ts').matchAll(/\bsend\('([a-z]+)'/g)
    same(names(table(protocol, 'event', 'data')), new Set([...sent].map(([, name]) => name as string)))
  })

  it('every topic', () => {
    same(names(table(protocol, 'topic', 'who writes', 'payload')), addresses('<buttonId>', '<gatewayId>', '<stationId>'))
  })

  it('every route the hub has, and every route of its OpenAPI document', async () => {
    const hub = await openHub()
    onTestFinished(() => hub.close())
    const calls = names(table(protocol, 'call', 'who', 'does'))
    const served = routesOf(hub).filter((route) => route !== 'GET /openapi.json')
    const { paths = {} } = hub.app.swagger() as { paths?: Record<string, object> }
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    same(calls, served)
    same(calls, documented)
  })
})

describe('docs/asyncapi.json', () => {
  const document = JSON.parse(read('docs/asyncapi.json'))

  it('holds the schemas of the contract, word for word', () => {
    const ofModems = Object.fromEntries(Object.entries(modemMessages).filter(([name]) => name.endsWith('Message')))
    const schemas = { PressMessage, BeatMessage, PowerMessage, LampMessage, BellMessage, ...ofModems }
    expect(document.components.schemas).toEqual(JSON.parse(JSON.stringify(schemas)))
  })

  it('has a channel for every topic, and an operation for every channel', () => {
    const channels = Object.entries<{ address: string }>(document.channels)
    const operations = Object.values<{ channel: { $ref: string } }>(document.operations)
    const addressed = channels.map(([, { address }]) => address)
    same(addressed, addresses('{buttonId}', '{gatewayId}', '{stationId}'))
    const references = channels.map(([name]) => `#/channels/${name}`)
    same(new Set(operations.map(({ channel }) => channel.$ref)), references)
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string)
    expect(references.length).toBeGreaterThan(10)
    for (const path of references)
      expect(
        path.split('/').reduce((part, key) => part?.[key], document),
        path,
      ).toBeDefined()
  })
})

describe('docs/configuration.md', () => {
  const rows = table(configuration, 'variable', 'default', 'meaning', 'example')
  const of = (program: string) => rows.filter(([name]) => name?.startsWith(`\`${program}_`))
  /** Any certificate will do. */
  const folder = mkdtempSync(join(tmpdir(), 'chuong-docs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'any.pem')
  writeFileSync(file, rootCertificates[0] ?? '')
  const tls = { HUB_TLS_CERT: file, HUB_TLS_KEY: file }

  it('names every variable of the hub', () => same(names(of('HUB')), VARIABLES))

  it('names every variable of the bridge', () => {
    same(names(of('BRIDGE')), new Set(read('firmware-bridge/config.ts').match(/BRIDGE_[A-Z_]+/g)))
  })

  it('names every variable of the bell', () => same(names(of('BELL')), BELL_VARIABLES))

  it.each(of('HUB').map((row) => row.map((cell) => coded(cell)[0])))(
    '%s: setting it to its default changes nothing, and its example can be used',
    (name = '', byDefault, _, example = '') => {
      if (byDefault !== undefined) expect(readConfig({ ...tls, [name]: byDefault })).toEqual(readConfig(tls))
      expect(() => readConfig({ ...tls, [name]: example.endsWith('.pem') ? file : example })).not.toThrow()
    },
  )

  it('names every setting, and the times of the ladder as they are at first', () => {
    same(names(table(configuration, 'setting', 'at first', 'meaning')), Object.keys(Settings.properties))
    const { holdup, fire } = firstData().settings.ladder
    const steps = Object.keys(LadderTimes.properties) as (keyof LadderTimes)[]
    const times = steps.map((step) => `${step} ${holdup[step]} ${fire[step]}`)
    same(pairs(table(configuration, 'time', 'hold-up', 'fire', ''), 3), times)
  })
})

it('docs/the-alarm-path.md has a row of the ladder for every reason of a step', () => {
  const rows = table(read('docs/the-alarm-path.md'), 'when', 'reason on the record', 'desks told', 'phones woken')
  const reasons = rows.flatMap(([, reason]) => coded(reason))
  same(reasons, literals('hub/contract/events.ts', 'export type StepReason', 'type Of<'))
})

describe('docs/operating.md', () => {
  it('names every figure', () => same(names(table(operating, 'metric', '')), FIGURES))

  it('names every part of the health page', () => {
    const parts = checks({
      journal: { state: 'ok', pending: 0, oldestPendingMs: 0, lastCommitMs: 0, commits: { p99Ms: 0, maxMs: 0 }, lastError: null },
      registry: { state: 'ok', detail: null },
      broker: { isListening: true, connections: 0, heldPresses: 0 },
      certificate: null,
      push: { troubles: [] },
      howTold: null,
      clockDriftMs: 0,
      nobodyAttended: 0,
      disk: null,
      loop: { p99Ms: 0, maxMs: 0 },
      selfDrill: null,
      backup: { places: 0, newest: null, troubles: [] },
      power: null,
      retention: null,
      alive: [],
      now: 0,
    })
    same(names(table(operating, 'part', 'not `ok` means')), Object.keys(parts))
  })

  it('quotes log lines that the hub really writes', () => {
    const sources = filesIn('hub', '.ts').map(read).join('\n')
    const quoted = names(table(operating, '`msg`', 'means'))
    expect(quoted.filter((line) => !sources.includes(`'${line}'`))).toEqual([])
  })
})

describe('every page', () => {
  /** What a pattern's only group finds, with the page it was found on. */
  const find = (pattern: RegExp, below = '') =>
    PAGES.filter((page) => page.includes(below)).flatMap((page) =>
      [...read(page).matchAll(pattern)].map(([, found = '']) => ({ page, found })),
    )

  it('tells whoever looks after an installed box only what a box has: it has no npm', () => {
    const forBoxes = ['docs/vi/', 'docs/en/', 'docs/devices/']
    const asked = forBoxes.flatMap((below) => find(/(?<!checkout `)\b(npm (?:run (?!demo)[\w:-]+|start|ci))/g, below))
    expect(asked).toEqual([])
    const own = [...read('hub/install/command.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{(?:$| help)/gm)].map(([, name]) => name)
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    const known = new Set([...own, ...scripts, 'help'])
    expect(known).toContain('usb')
    expect(
      find(/tieng-chuong ([a-z][a-z:-]+)(?=[ `.,;)])/g, 'docs/').filter(
        ({ page, found }) => forBoxes.some((below) => page.startsWith(below)) && !known.has(found),
      ),
    ).toEqual([])
  })

  it('links only to what is there', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(/\s/g, '-')
    const isThere = (page: string, link: string) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? page : join(dirname(page), file)
      if (!existsSync(join(ROOT, target))) return false
      return anchor === undefined || [...read(target).matchAll(/^#+ (.*)$/gm)].some(([, heading = '']) => slug(heading) === anchor)
    }
    const links = [...find(/\]\(([^)]+)\)/g), ...find(/src="([^"]+)"/g)].filter(({ found }) => !/^\w+:/.test(found))
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ page, found }) => !isThere(page, found))).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object }
    const named = [...find(/\bnpm run ([\w:-]+)/g), ...find(/\bnpm (test|start)\b/g)]
    expect(named.map(({ found }) => found)).toContain('demo')
    expect(named.filter(({ found }) => !Object.hasOwn(scripts, found))).toEqual([])
  })

  it.each([
    ['vi', vi],
    ['en', en],
  ])('in docs/%s quotes in bold only words that stand on the console’s pages in that language', (language, texts) => {
    const flat = (texts: object): string[] => Object.values(texts).flatMap((text) => (typeof text === 'string' ? text : flat(text)))
    const words = new Set(flat(texts))
    const quoted = find(/\*\*([^*]+)\*\*/g, `docs/${language}/`)
    expect(quoted.length).toBeGreaterThan(20)
    expect(quoted.filter(({ found }) => !words.has(found))).toEqual([])
  })
})
