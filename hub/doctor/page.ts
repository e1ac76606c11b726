/** The findings as a page of sentences, or as JSON for a machine. */
import type { Page } from './examine.ts'
import { frame as enFrame, sections as enSections, sentences as enSentences } from './i18n/en/sentences.ts'
import { frame as viFrame, sections as viSections, sentences as viSentences } from './i18n/vi/sentences.ts'
import { type Finding, GRADES, type Grade, type Language } from './sentences.ts'

const WORDS = {
  vi: { sentences: viSentences, sections: viSections, frame: viFrame, locale: 'vi' },
  en: { sentences: enSentences, sections: enSections, frame: enFrame, locale: 'en-GB' },
} as const
type Words = (typeof WORDS)[Language]
const MARKS: Readonly<Record<Grade, string>> = { ok: '✓', warn: '!', fault: '✗' }
const ISO = /^\d{4}-\d\d-\d\dT/

const gradeOf = ({ key }: Finding): Grade => GRADES[key]

/** @throws when a sentence has a brace that nothing was given for: a page with braces helps nobody */
function fill(text: string, { with: given = {} }: Finding, words: Words): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined) throw new Error(`nothing was given for {${name}} in: ${text}`)
    return shown(name, value, words)
  })
}

function shown(name: string, value: string | number, { locale, frame }: Words): string {
  if (typeof value === 'string' && ISO.test(value))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(value))
  if (name === 'when' && value === 'never') return frame.ago.never
  if (name === 'minutes') return value === '' ? '' : frame.minutes.replace('{minutes}', String(value))
  return String(value)
}

/** The sentence, and what to do about it. */
export function sentenceOf(finding: Finding, language: Language): { says: string; act?: string } {
  const words = WORDS[language]
  const [says, act] = words.sentences[finding.key]
  return { says: fill(says, finding, words), ...(act !== undefined && { act: fill(act, finding, words) }) }
}

const count = (page: Page, grade: Grade): number =>
  page.flatMap(({ findings }) => findings).filter((each) => gradeOf(each) === grade).length

export const hasFault = (page: Page): boolean => count(page, 'fault') > 0

export function pageText(page: Page, language: Language): string {
  const { sections, frame } = WORDS[language]
  const lines = page.flatMap(({ section, findings }) => [
    '',
    sections[section],
    ...findings.flatMap((finding) => {
      const { says, act } = sentenceOf(finding, language)
      return [`  ${MARKS[gradeOf(finding)]} ${says}`, ...(act === undefined ? [] : [`    → ${act}`])]
    }),
  ])
  const faults = count(page, 'fault')
  const warnings = count(page, 'warn')
  const end = faults > 0 ? frame.faulty : warnings > 0 ? frame.warned : frame.ok
  return [...lines, '', end.replace('{faults}', String(faults)).replace('{warnings}', String(warnings))].join('\n').trimStart()
}

export function pageJson(page: Page, language: Language): string {
  const findings = page.flatMap(({ section, findings: all }) =>
    all.map((finding) => ({ section, grade: gradeOf(finding), ...finding, ...sentenceOf(finding, language) })),
  )
  return JSON.stringify({ ok: !hasFault(page), findings }, null, 2)
}
