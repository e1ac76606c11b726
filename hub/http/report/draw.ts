/** One A4 page, always: what is long is cut, and says so. */
import PDFDocument from 'pdfkit'
import { inkFor } from './ink.ts'
import type { Paper } from './paper.ts'

const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 42
const WIDTH = A4.width - 2 * MARGIN
const LABEL = 96
const TIME = 52
const SIGNATURES = 92
const FOOT = 22
const GREY = '#444444'

export function draw(paper: Paper): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', margin: 0, lang: paper.language, displayTitle: true, info: { Title: paper.title } })
  const done = new Promise<Uint8Array>((resolve, reject) => {
    const parts: Uint8Array[] = []
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const ink = inkFor(doc)
  const rule = (y: number) =>
    doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + WIDTH, y)
      .lineWidth(0.5)
      .strokeColor('#999999')
      .stroke()
  const heading = (text: string, y: number) => {
    const below = ink.write(text, MARGIN, y, { size: 10, weight: 700, width: WIDTH })
    rule(below + 1)
    return below + 4
  }

  const half = WIDTH / 2 - 8
  const two = (texts: string[], x: number) =>
    texts.reduce(
      (y, text, at) =>
        ink.write(text, x, y, { size: 9, weight: at === texts.length - 1 ? 700 : 400, width: half, lines: 2, align: 'center' }),
      MARGIN,
    )
  let y = Math.max(two(paper.authority, MARGIN), two(paper.motto, MARGIN + half + 16)) + 14
  y = ink.write(paper.title, MARGIN, y, { size: 15, weight: 700, width: WIDTH, align: 'center' })
  y = ink.write(paper.number, MARGIN, y, { size: 8.5, color: GREY, width: WIDTH, align: 'center' }) + 8

  for (const { title, facts } of paper.sections) {
    y = heading(title, y)
    for (const { label, value } of facts) {
      ink.write(label, MARGIN, y, { size: 9, color: GREY, width: LABEL - 6, lines: 1 })
      y = ink.write(value, MARGIN + LABEL, y, { size: 9, width: WIDTH - LABEL, lines: 3 }) + 1
    }
    y += 6
  }

  const end = A4.height - MARGIN - FOOT - SIGNATURES
  if (paper.story) {
    y = heading(paper.story.title, y)
    for (const { time, text } of fitting(paper.story, end - y, ink)) {
      ink.write(time, MARGIN, y, { size: 8.5, color: GREY, width: TIME, lines: 1 })
      y = ink.write(text, MARGIN + TIME, y, storyLine) + 1
    }
  }

  const column = WIDTH / paper.signatures.length
  for (const [at, { who, how }] of paper.signatures.entries()) {
    const x = MARGIN + at * column
    const below = ink.write(who, x, end + 10, { size: 9.5, weight: 700, width: column, align: 'center' })
    ink.write(how, x, below, { size: 8, color: GREY, width: column, align: 'center' })
  }
  rule(A4.height - MARGIN - FOOT + 4)
  ink.write(paper.foot, MARGIN, A4.height - MARGIN - FOOT + 9, { size: 7.5, color: GREY, width: WIDTH, lines: 1, align: 'center' })
  doc.end()
  return done
}

const storyLine = { size: 8.5, width: WIDTH - TIME, lines: 2 }

/** How it began and how it ended are read; the middle of a long story makes room, and its place says how much is missing. */
function fitting({ entries, more }: NonNullable<Paper['story']>, room: number, ink: ReturnType<typeof inkFor>) {
  const height = (text: string) => ink.height(text, storyLine) + 1
  const heights = entries.map(({ text }) => height(text))
  if (heights.reduce((sum, each) => sum + each, 0) <= room) return entries
  let left = room - height(more)
  let head = 0
  let tail = entries.length
  while (head < tail) {
    // Two at the beginning for each at the end.
    const fromHead = head < 2 * (entries.length - tail + 1)
    const next = heights[fromHead ? head : tail - 1] ?? 0
    if (next > left) break
    left -= next
    if (fromHead) head += 1
    else tail -= 1
  }
  return [...entries.slice(0, head), { time: '', text: more.replace('{n}', String(tail - head)) }, ...entries.slice(tail)]
}
