/** One thing that health says, as a sentence. */
import { codeWords } from './code-words.ts'
import type { HealthSaid } from './health-said.ts'
import { HEALTH_WORDS, type HealthWhat } from './health-words.ts'
import { machineWords } from './machine-words.ts'

type Reader = {
  language: 'vi' | 'en'
  /** @param iso ISO 8601, UTC */
  time(iso: string): string
}

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const isKnown = (what: string): what is HealthWhat => Object.hasOwn(HEALTH_WORDS, what)

const filled = (
  { what, with: given = {} }: HealthSaid & { what: HealthWhat },
  language: 'vi' | 'en',
  shown: (name: string, value: string) => string,
) =>
  HEALTH_WORDS[what][language].replaceAll(/\{(\w+)\}/g, (brace, name: string) => {
    const value = given[name]
    return value === undefined ? brace : typeof value === 'number' ? String(value) : shown(name, value)
  })

/** Null: said by a hub that knows more than this reader. */
export function healthSentence(said: HealthSaid, { language, time }: Reader): string | null {
  const { what } = said
  if (!isKnown(what)) return null
  return filled({ ...said, what }, language, (name, value) => {
    if (ISO.test(value)) return time(value)
    return name === 'error' ? machineWords(value, language) : (codeWords(name, value, language) ?? value)
  })
}

/** As `GET /health` says it in `detail`: English, times and codes as they are. */
export const healthDetail = (said: readonly (HealthSaid & { what: HealthWhat })[]): string =>
  said.map((each) => filled(each, 'en', (_, value) => value)).join(' ')

type Told = { detail?: string; said?: readonly HealthSaid[] }

/**
 * What a check says, in the reader's language. What cannot be put into it is quoted as it came.
 * @param quoted says the hub's own English words to a reader of another language
 */
export function healthWords({ detail = '', said = [] }: Told, reader: Reader, quoted: (detail: string) => string): string {
  const sentences = said.map((each) => healthSentence(each, reader))
  const isWhole = sentences.length > 0 && sentences.every((sentence) => sentence !== null)
  return isWhole ? sentences.join(' ') : detail === '' ? '' : quoted(detail)
}
