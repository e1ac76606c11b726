/** What an outside machine watches the hub with, held against the figures that the hub really has. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FIGURES } from '../hub/http/figures.ts'

const DEPLOY = join(import.meta.dirname, '../docs/deploy')
const RULES = join(DEPLOY, 'prometheus-rules.yml')
const rules = readFileSync(RULES, 'utf8')
const dashboard = JSON.parse(readFileSync(join(DEPLOY, 'grafana-dashboard.json'), 'utf8')) as {
  panels: { id: number; title: string; gridPos: { x: number; y: number }; targets: { expr: string }[] }[]
}
/** A histogram is asked by its buckets. */
const namesIn = (text: string) => [...text.matchAll(/\bchuong_\w+/g)].map(([name]) => name.replace(/_bucket$/, ''))
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

/** The file keeps to a form so plain that these lines are all there is: no parser of YAML is needed to know that it is whole. */
const HEAD = 'groups:\n  - name: tieng-chuong\n    rules:\n'
const RULE =
  /^ {6}- alert: (\w+)\n {8}expr: (\S.*)\n(?: {8}for: \d+[sm]\n)? {8}labels: \{ severity: (page|ticket) \}\n {8}annotations:\n {10}summary: "([^"\n]+)"\n {10}description: "([^"\n]+)"\n/

function alerts(): { alert: string; expr: string }[] {
  const text = rules.replaceAll(/^#.*\n/gm, '')
  expect(text.startsWith(HEAD)).toBe(true)
  const found: { alert: string; expr: string }[] = []
  let rest = text.slice(HEAD.length)
  while (rest !== '') {
    const [whole, alert = '', expr = ''] = RULE.exec(rest) ?? []
    if (whole === undefined) throw new Error(`no rule begins at: ${rest.slice(0, 200)}`)
    found.push({ alert, expr })
    rest = rest.slice(whole.length)
  }
  return found
}

it('the rules are whole, each with an alert of its own name', () => {
  const found = alerts().map(({ alert }) => alert)
  expect(new Set(found).size).toBe(found.length)
  expect(found).toEqual(expect.arrayContaining(['HubGone', 'HubNotWell', 'AlarmRingsUnanswered', 'JournalBacklog', 'SelfDrillFailed']))
  expect(found).toEqual(
    expect.arrayContaining([
      'DiskFull',
      'CertificateEnds',
      'EventLoopKeptWaiting',
      'PushServiceFails',
      'ButtonsOffline',
      'PushLost',
      'ModemLost',
      'MessagesOverBudget',
    ]),
  )
  // In YAML a plain text ends at ": " and at " #".
  expect(alerts().filter(({ expr }) => /: | #/.test(expr))).toEqual([])
})

it('rules and dashboard ask only for figures that the hub has', () => {
  const known = new Set<string>(FIGURES)
  const asked = [...alerts().map(({ expr }) => expr), ...expressions].flatMap(namesIn)
  expect(asked.length).toBeGreaterThan(30)
  expect(asked.filter((name) => !known.has(name))).toEqual([])
})

it('the dashboard has a panel for every figure, and for every figure that alerts', () => {
  const shown = new Set(expressions.flatMap(namesIn))
  expect(FIGURES.filter((name) => !shown.has(name))).toEqual([])
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
  expect(new Set(dashboard.panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(dashboard.panels.length)
})
