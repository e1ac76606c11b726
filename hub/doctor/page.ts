/** The findings as a page of sentences, or as JSON for a machine. */
import { codeWords } from '../contract/code-words.ts'
import { healthWords } from '../contract/health-sentence.ts'
import { asTheMachineSaid, machineWords } from '../contract/machine-words.ts'
import type { Page } from './examine.ts'
import { frame as enFrame, parts as enParts, sections as enSections, sentences as enSentences } from './i18n/en/sentences.ts'
import { configFaults } from './i18n/vi/config-faults.ts'
import { frame as viFrame, parts as viParts, sections as viSections, sentences as viSentences } from './i18n/vi/sentences.ts'
import { type Finding, GRADES, type Grade, type Language } from './sentences.ts'
import type { World } from './world.ts'

const WORDS = {
  vi: { sentences: viSentences, sections: viSections, frame: viFrame, parts: viParts, locale: 'vi' },
  en: { sentences: enSentences, sections: enSections, frame: enFrame, parts: enParts, locale: 'en-GB' },
} as const
type Words = (typeof WORDS)[Language]
const MARKS: Readonly<Record<Grade, string>> = { ok: '✓', warn: '!', fault: '✗' }
/** Braces in which stands what the machine said. */
const MACHINE: ReadonlySet<string> = new Set(['why', 'said'])
const ISO = /^\d{4}-\d\d-\d\dT/

const gradeOf = ({ key }: Finding): Grade => GRADES[key]

/** In which times are told: the hub's own zone, or, where the hub cannot be asked, the machine's, which is then named. */
export type Zone = { name: string; isNamed: boolean }

export function zoneOf({ hub, timeZone }: Pick<World, 'hub' | 'timeZone'>): Zone {
  const own = hub.is === 'running' ? hub.facts.timeZone : undefined
  return own === undefined ? { name: timeZone, isNamed: true } : { name: own, isNamed: false }
}

type Reader = { language: Language; words: Words; zone: Zone }
const readerOf = (language: Language, zone: Zone): Reader => ({ language, words: WORDS[language], zone })

/** @throws when a sentence has a brace that nothing was given for: a page with braces helps nobody */
function fill(text: string, { with: given = {}, said }: Finding, reader: Reader): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined) throw new Error(`nothing was given for {${name}} in: ${text}`)
    if (name === 'detail') return quoted(String(value), said, reader)
    return typeof value === 'number' && name !== 'minutes' ? String(value) : shown(name, String(value), reader)
  })
}

function quoted(detail: string, said: Finding['said'], { language, words, zone }: Reader): string {
  const time = (iso: string) => timeOf(iso, words, zone)
  return healthWords({ detail, ...(said && { said }) }, { language, time }, (raw) => asTheMachineSaid(raw, language))
}

function timeOf(iso: string, { locale, frame }: Words, { name, isNamed }: Zone): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: name }).format(Date.parse(iso))
  return isNamed ? `${time} ${frame.zone.replace('{zone}', name)}` : time
}

function shown(name: string, value: string, { language, words, zone }: Reader): string {
  const { frame, parts } = words
  if (ISO.test(value)) return timeOf(value, words, zone)
  if (name === 'when' && value === 'never') return frame.ago.never
  if (name === 'minutes') return value === '' ? '' : frame.minutes.replace('{minutes}', value)
  if (name === 'part') return Object.hasOwn(parts, value) ? (parts[value as keyof typeof parts] ?? value) : value
  const code = codeWords(name, value, language)
  if (code !== null) return code
  if (name === 'faults' && language === 'vi') return configFaults(value)
  return MACHINE.has(name) ? machineWords(value, language) : value
}

/** The sentence, and what to do about it. */
export function sentenceOf(finding: Finding, language: Language, zone: Zone): { says: string; act?: string } {
  const reader = readerOf(language, zone)
  const [says, act] = reader.words.sentences[finding.key]
  return { says: fill(says, finding, reader), ...(act !== undefined && { act: fill(act, finding, reader) }) }
}

const count = (page: Page, grade: Grade): number =>
  page.flatMap(({ findings }) => findings).filter((each) => gradeOf(each) === grade).length

export const hasFault = (page: Page): boolean => count(page, 'fault') > 0

export function pageText(page: Page, language: Language, zone: Zone): string {
  const { sections, frame } = WORDS[language]
  const lines = page.flatMap(({ section, findings }) => [
    '',
    sections[section],
    ...findings.flatMap((finding) => {
      const { says, act } = sentenceOf(finding, language, zone)
      return [`  ${MARKS[gradeOf(finding)]} ${says}`, ...(act === undefined ? [] : [`    → ${act}`])]
    }),
  ])
  const faults = count(page, 'fault')
  const warnings = count(page, 'warn')
  const end = faults > 0 ? frame.faulty : warnings > 0 ? frame.warned : frame.ok
  return [...lines, '', end.replace('{faults}', String(faults)).replace('{warnings}', String(warnings))].join('\n').trimStart()
}

export function pageJson(page: Page, language: Language, zone: Zone): string {
  const findings = page.flatMap(({ section, findings: all }) =>
    all.map((finding) => ({ section, grade: gradeOf(finding), ...finding, ...sentenceOf(finding, language, zone) })),
  )
  return JSON.stringify({ ok: !hasFault(page), findings }, null, 2)
}
