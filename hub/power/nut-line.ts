/** Lines of the protocol of NUT (RFC 9271): words with blanks between, quoted where one holds a blank, `\` before a quote or itself. */

/** Null: a quote is not closed. */
export function wordsOf(line: string): string[] | null {
  const words: string[] = []
  let rest = line.trim()
  while (rest !== '') {
    const [whole, quoted, plain = ''] = /^(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/.exec(rest) ?? []
    if (whole === undefined) return null
    words.push(quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1'))
    rest = rest.slice(whole.length).trimStart()
  }
  return words
}

export const quoted = (word: string): string => `"${word.replaceAll(/["\\]/g, '\\$&')}"`
