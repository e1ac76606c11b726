/**
 * Be Vietnam Pro on paper. Its files come one a script, so a word like "Nghiệp" is set from two of them: text is measured
 * and broken here, because the printer knows one font at a time and would break inside the word.
 */
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'

type Doc = InstanceType<typeof PDFDocument>
export type Weight = 400 | 700
export type Ink = { size: number; weight?: Weight; color?: string }
export type Style = Ink & { width: number; lines?: number; align?: 'left' | 'center' | 'right' }

/** Their order is the order in which a character is looked for. */
const SCRIPTS = ['latin', 'vietnamese', 'latin-ext'] as const
const LEADING = 1.32
const require = createRequire(import.meta.url)

type Run = { font: string; text: string; width: number }
type Word = { runs: Run[]; width: number }
type Glyphs = { hasGlyphForCodePoint(point: number): boolean }

export function inkFor(doc: Doc) {
  const glyphs = new Map<string, Glyphs>()
  for (const weight of [400, 700])
    for (const script of SCRIPTS) {
      const name = `${script} ${weight}`
      doc.registerFont(name, require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${script}-${weight}-normal.woff`))
      glyphs.set(name, (doc.font(name) as unknown as { _font: { font: Glyphs } })._font.font)
    }

  function fontOf(letter: string, weight: Weight): string | null {
    const point = letter.codePointAt(0) ?? 32
    for (const script of SCRIPTS) if (glyphs.get(`${script} ${weight}`)?.hasGlyphForCodePoint(point)) return `${script} ${weight}`
    return null
  }
  function measure(text: string, { size, weight = 400 }: Ink): Word {
    const runs: Run[] = []
    for (const letter of text) {
      const found = fontOf(letter, weight)
      const font = found ?? `latin ${weight}`
      const last = runs.at(-1)
      // What no script has is shown as missing, never left out.
      const shown = found ? letter : '?'
      if (last?.font === font) last.text += shown
      else runs.push({ font, text: shown, width: 0 })
    }
    for (const run of runs) run.width = doc.font(run.font).fontSize(size).widthOfString(run.text)
    return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) }
  }
  /** Too long for any line: broken where the line ends. */
  function pieces(text: string, style: Style): Word[] {
    const whole = measure(text, style)
    if (whole.width <= style.width || text.length < 2) return [whole]
    const fits = Math.max(1, Math.floor((text.length * style.width) / whole.width) - 1)
    return [measure(text.slice(0, fits), style), ...pieces(text.slice(fits), style)]
  }

  function lines(text: string, style: Style): Word[][] {
    const space = measure(' ', style).width
    const made: Word[][] = [[]]
    let used = 0
    for (const word of text
      .normalize('NFC')
      .split(/\s+/u)
      .filter(Boolean)
      .flatMap((one) => pieces(one, style))) {
      const line = made.at(-1) as Word[]
      if (line.length > 0 && used + space + word.width > style.width) {
        made.push([word])
        used = word.width
      } else {
        used += (line.length > 0 ? space : 0) + word.width
        line.push(word)
      }
    }
    const most = style.lines ?? Number.POSITIVE_INFINITY
    if (made.length <= most) return made
    const kept = made.slice(0, most)
    kept.at(-1)?.splice(-1, 1, measure('…', style))
    return kept
  }

  return {
    height: (text: string, style: Style): number => lines(text, style).length * style.size * LEADING,
    /** @returns the y below it */
    write(text: string, x: number, y: number, style: Style): number {
      const space = measure(' ', style).width
      let top = y
      for (const line of lines(text, style)) {
        const width = line.reduce((sum, word) => sum + word.width, 0) + space * (line.length - 1)
        const spare = style.align === 'center' ? (style.width - width) / 2 : style.align === 'right' ? style.width - width : 0
        let left = x + spare
        for (const word of line) {
          for (const run of word.runs) {
            doc
              .font(run.font)
              .fontSize(style.size)
              .fillColor(style.color ?? '#000000')
            doc.text(run.text, left, top, { lineBreak: false })
            left += run.width
          }
          left += space
        }
        top += style.size * LEADING
      }
      return top
    },
  }
}
