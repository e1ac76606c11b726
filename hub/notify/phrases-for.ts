/** What a call about an alarm says, in the order a person would: what, where, which, and what to do. */
import type { PressKind } from '../contract/messages.ts'
import { isPhrase, type Phrase, phraseOfSite } from '../contract/phrases.ts'
import type { SiteKind } from '../contract/resources.ts'

export type Spoken = {
  kind: PressKind
  siteKind: SiteKind
  /** Empty: of no site, and with `test` somebody tries a call. */
  siteCode: string
  drill: boolean
  /** Other alarms are open beside it. */
  many: boolean
}

/** A modem takes no more in one order. */
const MOST = 32

export function phrasesFor({ kind, siteKind, siteCode, drill, many }: Spoken): string[] {
  if (kind === 'test' && siteCode === '') return [...TEST_CALL]
  const name = phraseOfSite(siteCode)
  const letters = spelt(siteCode)
  const said = [
    ...(drill ? ['drill'] : []),
    `alarm-${kind}`,
    `at-${siteKind}`,
    ...(name === null ? [] : [name]),
    ...(letters.length > 0 ? ['code', ...letters] : []),
    ...(many ? ['many'] : []),
  ]
  return [...said.slice(0, MOST - 1), 'press-1']
}

/** Said when somebody tries whether a person can be called. The key is asked for as in an alarm: it proves the whole way. */
export const TEST_CALL: readonly Phrase[] = ['test-call', 'press-1']

/** Letters of their own in Vietnamese. */
const TELEX: Readonly<Record<string, Phrase>> = {
  ...{ ă: 'letter-aw', â: 'letter-aa', đ: 'letter-dd', ê: 'letter-ee', ô: 'letter-oo', ơ: 'letter-ow', ư: 'letter-uw' },
}
/** Grave, acute, tilde, hook and dot: the tone of a syllable is not spelt. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Letter by letter; what stands between them, and what has no name, is left out, as it is when somebody writes the code back. */
function spelt(code: string): Phrase[] {
  return [...code.toLowerCase().normalize('NFD').replaceAll(TONES, '').normalize('NFC')].flatMap((char): Phrase[] => {
    const marked = TELEX[char]
    if (marked) return [marked]
    const id = /^[0-9]$/.test(char) ? `digit-${char}` : `letter-${char.normalize('NFD').charAt(0)}`
    return isPhrase(id) ? [id] : []
  })
}
