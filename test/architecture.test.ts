/** The walls of the house. Each has its reason; a violation is planted to see that the wall would stop it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

type Import = { from: string; to: string; typeOnly: boolean }
type Source = { path: string; text: string }

const sources = (folder: string): Source[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('/dist') && !entry.parentPath.includes('/node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))

/** Every import and re-export of a file, types too, with relative ones resolved to a path from the root. */
function importsOf({ path, text }: Source): Import[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`)
  const statics = [
    ...module.staticImports.map((each) => ({
      to: each.moduleRequest.value,
      typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((each) =>
      each.entries.flatMap((entry) => (entry.moduleRequest ? [{ to: entry.moduleRequest.value, typeOnly: entry.isType }] : [])),
    ),
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => ({ to: match[1] ?? '', typeOnly: false })),
    ...[...text.matchAll(/new URL\(\s*['"](\.[^'"]+\.ts)['"]\s*,\s*import\.meta\.url/g)].map((match) => ({
      to: match[1] ?? '',
      typeOnly: false,
    })),
  ]
  return statics.map(({ to, typeOnly }) => ({ from: path, to: to.startsWith('.') ? join(dirname(path), to) : to, typeOnly }))
}

const isOurs = (to: string) =>
  to.startsWith('hub/') || to.startsWith('console/') || to.startsWith('firmware-bridge/') || to.startsWith('test/')
const packageOf = (to: string) => (to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to))

type Wall = {
  room: string
  why: string
  /** Paths of ours that may be imported as values. */
  values: RegExp
  /** …and as types only. */
  types?: RegExp
  /** npm packages that may be named; Node's own modules are free except where `node` says otherwise. */
  packages: RegExp
  node?: RegExp
}

const SIDE_VALUES = (room: string) => new RegExp(`^hub/(contract/|core/([a-z-]+/)?(view|[a-z-]+-view|sight|never)\\.ts$|${room}/)`)
const SIDE_TYPES = /^hub\/(core|desk)\//
const side = (room: string, packages: RegExp, why: string): Wall => ({
  room: `hub/${room}/`,
  why,
  values: SIDE_VALUES(room),
  types: SIDE_TYPES,
  packages,
})

const WALLS: Wall[] = [
  {
    room: 'hub/contract/',
    why: 'it crosses wires and outlives processes: it runs in a browser too, and leans on nothing of ours',
    values: /^hub\/contract\//,
    packages: /^typebox$/,
    node: /^$/,
  },
  {
    room: 'hub/core/',
    why: 'decisions are pure: no clock, no disk, no package, so that replay makes the same',
    values: /^hub\/(contract|core)\//,
    packages: /^$/,
    node: /^$/,
  },
  {
    room: 'hub/desk/',
    why: 'it only carries: what is decided is core’s, what is kept is the journal’s',
    values: /^hub\/(contract|core|desk)\//,
    packages: /^$/,
    node: /^$/,
  },
  {
    ...side('journal', /^$/, 'nothing but journal/ knows SQL'),
    // What is struck out of a row, its threads do where the row is.
    values: /^hub\/(contract|journal)\/|^hub\/core\/(([a-z-]+\/)?(view|[a-z-]+-view|sight|never)|retention\/what-remains)\.ts$/,
  },
  side('registry', /^(lowdb|geolib|typebox|otpauth)$/, 'nothing but registry/ knows its file, nor how a secret in it is proved'),
  side('broker', /^(aedes|mqtt-packet)$/, 'nothing but broker/ knows Aedes'),
  side(
    'http',
    /^(fastify|@fastify\/.*|typebox|prom-client|csv-parse|csv-stringify|read-excel-file|pdfkit)$/,
    'only http/ knows what a status code is',
  ),
  side('notify', /^web-push$/, 'nothing but notify/ knows push services'),
  side('schedule', /^node-cron$/, 'nothing but schedule/ wakes by itself'),
  side('alive', /^mqtt$/, 'nothing but alive/ says outside that this hub lives'),
  side('power', /^$/, 'nothing but power/ knows how a UPS is asked'),
  {
    room: 'hub/doctor/',
    why: 'it looks from outside: it reads what lies on the disk and asks what listens, and takes no part in the hub',
    values:
      /^hub\/(doctor|contract)\/|^hub\/(journal\/(row|upcast)|registry\/shape|notify\/push-hosts|as-typed|box|box-client|clock|config|leave|own-user|secrets|version)\.ts$/,
    types: /^hub\/desk\//,
    packages: /^(mqtt|uqr)$/,
  },
  {
    room: 'hub/people/',
    why: 'a composition root of its own, for the hour when nobody can sign in',
    values:
      /^hub\/(people|contract|journal|registry)\/|^hub\/(core\/state|wiring\/state-loader|box|box-client|clock|config|own-user|program)\.ts$/,
    types: /^hub\/desk\//,
    packages: /^$/,
  },
  {
    room: 'hub/backup/',
    why: 'its programs run beside the hub and know the files of the others, not the others: nothing that a press needs may wait for them',
    values:
      /^hub\/(contract|backup)\/|^hub\/core\/(backup\/backup-view|calendar\/local-day)\.ts$|^hub\/(journal\/(copy-database|sync-path|row|tables|upcast)|registry\/shape|secrets|config|program|version|clock)\.ts$/,
    types: /^hub\/(desk\/|http\/deps\.ts$)/,
    packages: /^age-encryption$/,
  },
  {
    room: 'hub/wiring/',
    why: 'hub.ts’s hands: it joins rooms that may not know one another, and decides nothing',
    values:
      /^hub\/(wiring|contract|core|desk|alive|backup|broker|http|notify|power|registry|schedule)\/|^hub\/(clock|secrets|version)\.ts$/,
    types: /^hub\/(config|log)\.ts$/,
    packages: /^$/,
  },
  {
    room: 'hub/readings/',
    why: 'what the hub can be asked about itself: it looks at rooms and moves nothing',
    values:
      /^hub\/(readings|contract)\/|^hub\/core\/([a-z-]+\/)?([a-z-]+-view|never)\.ts$|^hub\/http\/figures\.ts$|^hub\/(clock|version)\.ts$/,
    types: /^hub\/(desk|broker|http|notify)\/|^hub\/certificate\.ts$/,
    packages: /^$/,
  },
  {
    room: 'hub/self-drill/',
    why: 'a button and a page of its own, at the hub’s own doors: it comes in as everybody does',
    values: /^hub\/(self-drill|contract)\/|^hub\/core\/([a-z-]+\/)?([a-z-]+-view|sight|incident)\.ts$/,
    types: /^hub\/desk\//,
    packages: /^mqtt$/,
  },
  { room: 'hub/demo/', why: 'a composition root of its own', values: /^hub\//, packages: /^(mqtt|fastify|typebox)$/ },
  {
    room: 'hub/install/',
    why: 'it puts a hub in place from outside, as another version of it may be running: a program of its own, whose only package compares versions',
    values:
      /^hub\/(install\/|contract\/|(clock|config|console-build|program|service-manager|version)\.ts$|journal\/(presses-since|sync-path)\.ts$)/,
    packages: /^semver$/,
  },
  {
    room: 'firmware-bridge/',
    why: 'it stands at the far end of a wire: only what crosses the wire is shared',
    values: /^(firmware-bridge|hub\/contract)\//,
    packages: /^(serialport|mqtt|typebox|pino)$/,
  },
  {
    room: 'console/',
    why: 'it holds no rule: it shows views and sends commands',
    values: /^(console|hub\/contract)\//,
    packages:
      /^(react|react-dom|@mantine\/.*|@tanstack\/.*|i18next|react-i18next|@fontsource\/.*|workbox-.*|idb-keyval|maplibre-gl|pmtiles|@protomaps\/basemaps|recharts|uqr|marked|vite|vite-plugin-pwa|@vitejs\/.*|virtual:.*)$/,
  },
]

function violations(wall: Wall, imports: readonly Import[]): string[] {
  return imports
    .filter(({ from }) => from.startsWith(wall.room))
    .filter(({ to, typeOnly }) => {
      if (to.startsWith('node:')) return wall.node ? !wall.node.test(to) : false
      if (!isOurs(to)) return !wall.packages.test(packageOf(to))
      return !(wall.values.test(to) || (typeOnly && wall.types?.test(to)))
    })
    .map(({ from, to }) => `${from} → ${to}: ${wall.why}`)
}

function cycles(imports: readonly Import[]): string[][] {
  const graph = new Map<string, string[]>()
  for (const { from, to } of imports) if (isOurs(to)) graph.set(from, [...(graph.get(from) ?? []), to])
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) return void found.push(path.slice(at))
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

const files = ['hub', 'firmware-bridge', 'console'].flatMap(sources)
const imports = files.flatMap(importsOf)

describe('the walls', () => {
  it.each(WALLS)('$room: $why', (wall) => {
    const own = files.filter(({ path }) => path.startsWith(wall.room))
    expect(own.length, `no file was seen below ${wall.room}`).toBeGreaterThan(0)
    expect(violations(wall, imports)).toEqual([])
  })

  it('there is no cycle, counting type imports', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(cycles(imports)).toEqual([])
  })

  it('every folder below hub is a room with a wall', () => {
    const rooms = new Set(
      files.filter(({ path }) => path.startsWith('hub/') && path.split('/').length > 2).map(({ path }) => `hub/${path.split('/')[1]}/`),
    )
    expect([...rooms].sort()).toEqual(
      WALLS.map(({ room }) => room)
        .filter((room) => room.startsWith('hub/'))
        .sort(),
    )
  })

  it('nothing imports test, demo or the installer', () => {
    const ofItsOwn = ['hub/demo/', 'hub/install/']
    const enters = ({ from, to }: Import) => ofItsOwn.some((room) => to.startsWith(room) && !from.startsWith(room))
    expect(imports.filter((each) => each.to.startsWith('test/') || enters(each))).toEqual([])
  })

  it('nothing but the composition root imports the backups', () => {
    const from = imports.filter(({ from, to }) => to.startsWith('hub/backup/') && !from.startsWith('hub/backup/'))
    expect([...new Set(from.map(({ from }) => from))]).toEqual(['hub/wiring/backups.ts'])
  })

  it('the clock is read where the outside is met, and nowhere else', () => {
    const reads = /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(/
    const allowed = /^(hub\/(clock|main|console-build)\.ts|hub\/demo\/|hub\/journal\/|firmware-bridge\/clock\.ts|console\/)/
    expect(files.filter(({ path, text }) => reads.test(text) && !allowed.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('no file is longer than 250 lines, tables of words aside', () => {
    const long = files.filter(({ path, text }) => text.split('\n').length > 251 && !/\/i18n\/(vi|en)\//.test(path))
    expect(long.map(({ path }) => path)).toEqual([])
  })
})

describe('a planted violation', () => {
  const plant = (path: string, text: string) => importsOf({ path, text })
  const wallOf = (room: string) => WALLS.find((wall) => wall.room === room) as Wall

  it.each([
    ['hub/core/', 'hub/core/x.ts', "import { readFileSync } from 'node:fs'"],
    ['hub/core/', 'hub/core/x.ts', "import pino from 'pino'"],
    ['hub/core/', 'hub/core/x.ts', "import type { Desk } from '../desk/types.ts'"],
    ['hub/http/', 'hub/http/x.ts', "import type { Row } from '../journal/row.ts'"],
    ['hub/http/', 'hub/http/x.ts', "import { createDesk } from '../desk/desk.ts'"],
    ['hub/http/', 'hub/http/x.ts', "export { openBroker } from '../broker/broker.ts'"],
    ['hub/notify/', 'hub/notify/x.ts', "const m = await import('../registry/lowdb.ts')"],
    ['hub/broker/', 'hub/broker/x.ts', "import { decide } from '../core/decide.ts'"],
    ['hub/install/', 'hub/install/x.ts', "import { openHub } from '../hub.ts'"],
    ['hub/backup/', 'hub/backup/x.ts', "import { openSqliteJournal } from '../journal/sqlite.ts'"],
    ['firmware-bridge/', 'firmware-bridge/x.ts', "import { evolve } from '../hub/core/evolve.ts'"],
    ['console/', 'console/src/x.tsx', "import { decide } from '../../hub/core/decide.ts'"],
    ['console/', 'console/src/x.tsx', "import axios from 'axios'"],
  ])('in %s is stopped: %s: %s', (room, path, text) => {
    expect(violations(wallOf(room), plant(path, text))).toHaveLength(1)
  })

  it('types of the desk and values of the views pass', () => {
    const text =
      "import type { Desk } from '../desk/types.ts'\nimport { incidentView } from '../core/view.ts'\nimport { dutyView } from '../core/desk-view.ts'"
    expect(violations(wallOf('hub/http/'), plant('hub/http/x.ts', text))).toEqual([])
  })

  it('a cycle by types alone is found', () => {
    const a = plant('hub/core/a.ts', "import type { B } from './b.ts'")
    const b = plant('hub/core/b.ts', "import type { A } from './a.ts'")
    expect(cycles([...a, ...b])).toHaveLength(1)
  })
})
