/**
 * What a call can say: a closed list, each phrase a recording of its own id on the modem. The hub speaks in ids; the folder that the
 * recordings were made into decides the voice and the language (`npm run phrases`).
 */

export type PhraseText = { vi: string; en: string }

/** In the order of their worth: a modem that is full has the first of them. Letters by their Vietnamese names; those with a mark by the keys of Telex. */
export const PHRASES = {
  'alarm-holdup': { vi: 'Báo động cướp.', en: 'Hold-up alarm.' },
  'alarm-duress': { vi: 'Báo động, có người bị khống chế.', en: 'Alarm, somebody is under threat.' },
  'alarm-fire': { vi: 'Báo cháy.', en: 'Fire alarm.' },
  'press-1': { vi: 'Bấm phím một để nhận.', en: 'Press one to take it.' },
  drill: { vi: 'Đây là diễn tập.', en: 'This is a drill.' },
  'at-gold-shop': { vi: 'Tại tiệm vàng.', en: 'At a gold shop.' },
  'at-bank': { vi: 'Tại ngân hàng.', en: 'At a bank.' },
  'at-credit-fund': { vi: 'Tại quỹ tín dụng.', en: 'At a credit fund.' },
  'at-other': { vi: 'Tại cơ sở.', en: 'At a site.' },
  code: { vi: 'Mã số.', en: 'Code.' },
  many: { vi: 'Và nhiều báo động khác.', en: 'And several other alarms.' },
  noted: { vi: 'Đã ghi nhận.', en: 'Noted.' },
  'test-call': { vi: 'Đây là cuộc gọi thử.', en: 'This is a test call.' },
  'alarm-test': { vi: 'Thử nút báo động.', en: 'Test of an alarm button.' },
  'digit-0': { vi: 'không', en: 'zero' },
  'digit-1': { vi: 'một', en: 'one' },
  'digit-2': { vi: 'hai', en: 'two' },
  'digit-3': { vi: 'ba', en: 'three' },
  'digit-4': { vi: 'bốn', en: 'four' },
  'digit-5': { vi: 'năm', en: 'five' },
  'digit-6': { vi: 'sáu', en: 'six' },
  'digit-7': { vi: 'bảy', en: 'seven' },
  'digit-8': { vi: 'tám', en: 'eight' },
  'digit-9': { vi: 'chín', en: 'nine' },
  'letter-a': { vi: 'a', en: 'A' },
  'letter-b': { vi: 'bê', en: 'B' },
  'letter-c': { vi: 'xê', en: 'C' },
  'letter-d': { vi: 'dê', en: 'D' },
  'letter-e': { vi: 'e', en: 'E' },
  'letter-f': { vi: 'ép phờ', en: 'F' },
  'letter-g': { vi: 'giê', en: 'G' },
  'letter-h': { vi: 'hát', en: 'H' },
  'letter-i': { vi: 'i', en: 'I' },
  'letter-j': { vi: 'gi', en: 'J' },
  'letter-k': { vi: 'ca', en: 'K' },
  'letter-l': { vi: 'e lờ', en: 'L' },
  'letter-m': { vi: 'em mờ', en: 'M' },
  'letter-n': { vi: 'en nờ', en: 'N' },
  'letter-o': { vi: 'o', en: 'O' },
  'letter-p': { vi: 'pê', en: 'P' },
  'letter-q': { vi: 'quy', en: 'Q' },
  'letter-r': { vi: 'e rờ', en: 'R' },
  'letter-s': { vi: 'ét sì', en: 'S' },
  'letter-t': { vi: 'tê', en: 'T' },
  'letter-u': { vi: 'u', en: 'U' },
  'letter-v': { vi: 'vê', en: 'V' },
  'letter-w': { vi: 'vê kép', en: 'W' },
  'letter-x': { vi: 'ích xì', en: 'X' },
  'letter-y': { vi: 'i dài', en: 'Y' },
  'letter-z': { vi: 'dét', en: 'Z' },
  'letter-aw': { vi: 'á', en: 'A breve' },
  'letter-aa': { vi: 'ớ', en: 'A circumflex' },
  'letter-dd': { vi: 'đê', en: 'D bar' },
  'letter-ee': { vi: 'ê', en: 'E circumflex' },
  'letter-oo': { vi: 'ô', en: 'O circumflex' },
  'letter-ow': { vi: 'ơ', en: 'O horn' },
  'letter-uw': { vi: 'ư', en: 'U horn' },
} as const satisfies Record<string, PhraseText>

export type Phrase = keyof typeof PHRASES

export const isPhrase = (id: string): id is Phrase => Object.hasOwn(PHRASES, id)

const OF_A_SITE = 'site-'
/** What an order may carry, and what a file on a modem may be called. */
const ID = /^[A-Za-z0-9_-]{1,32}$/

/** A phrase with the name of one site: said where the modem has it, and no fault where it does not, because the code is spelt too. */
export const isOfSite = (id: string): boolean => id.startsWith(OF_A_SITE)

/**
 * The phrase with the name of the site of this code: KH-07 is `site-kh-07`. One code, one id: what a file name cannot hold stands as its
 * number in hex, so that ĐA1 is never taken for DA1. Null where that becomes too long: such a site is only spelt.
 */
export function phraseOfSite(code: string): string | null {
  const name = [...code.normalize('NFC').toLowerCase()]
    .map((char) => (/[a-z0-9-]/.test(char) ? char : `_${char.codePointAt(0)?.toString(16)}_`))
    .join('')
  const id = `${OF_A_SITE}${name}`
  return name !== '' && ID.test(id) ? id : null
}
