/** The pages held against the code, both ways: what the code has stands in its page, and nothing else of that kind does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vi } from '../console/src/i18n/vi.ts'
import { readConfig, VARIABLES } from '../hub/config.ts'
import { EVENT_VERSIONS } from '../hub/contract/events.ts'
import type { ButtonId, GatewayId, StationId } from '../hub/contract/ids.ts'
import { BeatMessage, BellMessage, LampMessage, PressMessage } from '../hub/contract/messages.ts'
import { LadderTimes, Settings } from '../hub/contract/resources.ts'
import * as topics from '../hub/contract/topics.ts'
import { Disposition, Mark } from '../hub/contract/views.ts'
import { REFUSALS } from '../hub/core/commands.ts'
import { checks } from '../hub/health.ts'
import { FIGURES } from '../hub/http/figures.ts'
import { refusalStatus } from '../hub/http/problem.ts'
import { firstData } from '../hub/registry/data.ts'
import { type Hub, openHub } from './http/harness.ts'
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

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
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
/** Name and what stands beside it, in one text. */
const pairs = (rows: string[][]): string[] => rows.map(([first, ...more]) => [coded(first)[0], ...more].join(' '))
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
  ...[topics.gatewayStatusTopic, topics.gatewayBeatTopic].map((topic) => topic(gateway as GatewayId)),
  topics.bellTopic(station as StationId),
]

describe('docs/protocol.md names', () => {
  const registryRefusals = literals('hub/desk/ports/registry.ts', 'export type RegistryRefusal', 'detail: string')
  const isRefusal = (code: string) => [...REFUSALS, ...registryRefusals].some((refused) => refused === code)
  const problems = table(protocol, 'code', 'status', '').map((row) => row.slice(0, 2))

  it('every event, with the version it is written in', () => {
    const rows = table(protocol, 'event', 'version', 'says').map((row) => row.slice(0, 2))
    const versions = Object.entries(EVENT_VERSIONS)
    same(
      pairs(rows),
      versions.map((pair) => pair.join(' ')),
    )
  })

  it('every mark and every disposition', () => {
    same(names(table(protocol, 'mark', '')), Mark.enum)
    const [sentence] = /A disposition is one of .*/.exec(protocol) ?? []
    same(coded(sentence), Disposition.enum)
  })

  it('every refusal of the desk, with its status', () => {
    const rows = problems.filter(([code]) => isRefusal(coded(code)[0] ?? ''))
    same(
      pairs(rows),
      REFUSALS.map((refused) => `${refused} ${refusalStatus(refused)}`),
    )
  })

  it('every refusal of the registry', () => same(names(table(protocol, 'code', '')), registryRefusals))

  it('every other problem that http answers with, and its status', () => {
    const sources = filesIn('hub/http', '.ts').map(read).join('\n')
    const said = [...sources.matchAll(/\b(\d{3}), '([a-z-]+)'/g)].map(([, status, code]) => `${code} ${status}`)
    // What Fastify and Node refuse by themselves goes by the words of its status.
    const own = [400, 408, 413, 415, 431].map((status) => `${STATUS_CODES[status]?.toLowerCase().replaceAll(' ', '-')} ${status}`)
    const others = (list: string[]) => new Set(list.filter((problem) => !isRefusal(problem.replace(/ \d+$/, ''))))
    same(others(pairs(problems)), others([...said, 'bad-body 400', ...own]))
  })

  it('every event of the feed', () => {
    const sent = read('hub/http/feed-connection.ts').matchAll(/\bsend\('([a-z]+)'/g)
    same(names(table(protocol, 'event', 'data')), new Set([...sent].map(([, name]) => name as string)))
  })

  it('every topic', () => {
    same(names(table(protocol, 'topic', 'who writes', 'payload')), addresses('<buttonId>', '<gatewayId>', '<stationId>'))
  })

  describe('calls:', () => {
    let hub: Hub
    beforeAll(async () => {
      hub = await openHub()
    })
    afterAll(() => hub.close())

    it('every route the hub has, and every route of its OpenAPI document', () => {
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
})

describe('docs/asyncapi.json', () => {
  const document = JSON.parse(read('docs/asyncapi.json'))

  it('holds the schemas of the contract, word for word', () => {
    const schemas = { PressMessage, BeatMessage, LampMessage, BellMessage }
    expect(document.components.schemas).toEqual(JSON.parse(JSON.stringify(schemas)))
  })

  it('has a channel for every topic, and an operation for every channel', () => {
    const channels = Object.entries<{ address: string }>(document.channels)
    const operations = Object.values<{ channel: { $ref: string } }>(document.operations)
    const addressed = channels.map(([, { address }]) => address)
    const operated = operations.map(({ channel }) => channel.$ref)
    same(addressed, addresses('{buttonId}', '{gatewayId}', '{stationId}'))
    same(
      operated,
      channels.map(([name]) => `#/channels/${name}`),
    )
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
  /** Any file will do: that it is there is all that is looked at. */
  const file = join(ROOT, 'LICENSE')
  const tls = { HUB_TLS_CERT: file, HUB_TLS_KEY: file }

  it('names every variable of the hub', () => same(names(of('HUB')), VARIABLES))

  it('names every variable of the bridge', () => {
    same(names(of('BRIDGE')), new Set(read('firmware-bridge/config.ts').match(/BRIDGE_[A-Z_]+/g)))
  })

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
    const times = Object.keys(LadderTimes.properties) as (keyof LadderTimes)[]
    same(
      pairs(table(configuration, 'time', 'hold-up', 'fire', '').map((row) => row.slice(0, 3))),
      times.map((name) => `${name} ${holdup[name]} ${fire[name]}`),
    )
  })
})

it('docs/the-alarm-path.md has a row of the ladder for every reason of a step', () => {
  const rows = table(read('docs/the-alarm-path.md'), 'when', 'reason on the record', 'desks told', 'phones woken')
  const reasons = literals('hub/contract/events.ts', 'export type StepReason', 'type Of<')
  same(
    rows.flatMap(([, reason]) => coded(reason)),
    reasons,
  )
})

describe('docs/operating.md', () => {
  it('names every figure', () => same(names(table(operating, 'metric', '')), FIGURES))

  it('names every part of the health page', () => {
    const parts = checks({
      journal: { state: 'ok', pending: 0, oldestPendingMs: 0, lastCommitMs: 0, lastError: null },
      registry: { state: 'ok', detail: null },
      broker: { isListening: true, connections: 0, heldPresses: 0 },
      certificate: null,
      push: { status: 'ok' },
      clockDriftMs: 0,
      nobodyAttended: 0,
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
  it('links only to what is there', () => {
    const slug = (text: string) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(/\s/g, '-')
    const hasHeading = (path: string, anchor: string) =>
      [...read(path).matchAll(/^#+ (.*)$/gm)].some(([, text]) => slug(text ?? '') === anchor)
    const isThere = (from: string, link: string) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? from : join(dirname(from), file)
      return existsSync(join(ROOT, target)) && (anchor === undefined || hasHeading(target, anchor))
    }
    const links = PAGES.flatMap((path) =>
      [...read(path).matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, src]) => [path, link ?? src ?? '']),
    )
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(([path = '', link = '']) => !/^\w+:/.test(link) && !isThere(path, link))).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object }
    const named = PAGES.flatMap((path) =>
      [...read(path).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(([, run, short]) => run ?? short),
    )
    expect(new Set(named).difference(new Set(Object.keys(scripts)))).toEqual(new Set())
    expect(named).toContain('demo')
  })

  it('of a decision says why, what, and at what cost', () => {
    const form = /^# \d{4} · .+\n\n\*\*Context\.\*\* .+\n\n\*\*Decision\.\*\* .+\n\n\*\*Drawbacks\.\*\*\n+- /s
    const decisions = PAGES.filter((path) => path.includes('/decisions/'))
    expect(decisions.length).toBeGreaterThan(5)
    expect(decisions.filter((path) => !form.test(read(path)))).toEqual([])
  })

  it('in Vietnamese quotes in bold only words that stand on the console’s pages', () => {
    const flat = (texts: object): string[] => Object.values(texts).flatMap((text) => (typeof text === 'string' ? text : flat(text)))
    const quoted = PAGES.filter((path) => path.includes('/vi/')).flatMap((path) =>
      [...read(path).matchAll(/\*\*([^*]+)\*\*/g)].map(([, text]) => text ?? ''),
    )
    expect(quoted.length).toBeGreaterThan(20)
    expect(new Set(quoted).difference(new Set(flat(vi)))).toEqual(new Set())
  })
})
