/** The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038 §6.2.1), and septets packed into octets (§6.1.2.1). */

const ESCAPE = 0x1b
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENSION: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
])

const SEPTETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...BASIC].flatMap((char, code): [string, number[]][] => (code === ESCAPE ? [] : [[char, [code]]])),
  ...[...EXTENSION].map(([code, char]): [string, number[]] => [char, [ESCAPE, code]]),
])

/** One entry a character, of one septet or two; null when a character is not in the alphabet. */
export function toSeptets(text: string): (readonly number[])[] | null {
  const septets: (readonly number[])[] = []
  for (const char of text) {
    const code = SEPTETS.get(char)
    if (!code) return null
    septets.push(code)
  }
  return septets
}

/** An escape before what the table does not have is shown as the default alphabet has it, an escape at the end as a space (§6.2.1). */
export function fromSeptets(septets: readonly number[]): string {
  let text = ''
  for (let at = 0; at < septets.length; at += 1) {
    const code = septets[at] as number
    if (code !== ESCAPE) text += BASIC[code]
    else if (at + 1 === septets.length) text += ' '
    else {
      at += 1
      const next = septets[at] as number
      text += EXTENSION.get(next) ?? (next === ESCAPE ? ' ' : BASIC[next])
    }
  }
  return text
}

/** @param fillBits so many zero bits first, up to a septet boundary behind a header (23.040 §9.2.3.24) */
export function pack(septets: readonly number[], fillBits = 0): Uint8Array {
  const octets = new Uint8Array(Math.ceil((septets.length * 7 + fillBits) / 8))
  septets.forEach((septet, index) => {
    const bit = index * 7 + fillBits
    const at = bit >> 3
    const shifted = septet << (bit & 7)
    octets[at] = (octets[at] as number) | (shifted & 0xff)
    if (shifted > 0xff) octets[at + 1] = (octets[at + 1] as number) | (shifted >> 8)
  })
  return octets
}

export function unpack(octets: Uint8Array, count: number, fillBits = 0): number[] {
  return Array.from({ length: count }, (_, index) => {
    const bit = index * 7 + fillBits
    const at = bit >> 3
    return (((octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8)) >> (bit & 7)) & 0x7f
  })
}
