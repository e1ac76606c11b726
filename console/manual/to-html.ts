/**
 * A page of docs/ as HTML. Sanitised by construction: everything is escaped but what the renderer below writes, and of raw HTML
 * a picture with its width is understood, anything else ends the build.
 */
import { Marked, type Tokens } from 'marked'
import { slug } from './slug.ts'

export type Section = { id: string; title: string }
export type Html = { title: string; sections: Section[]; html: string }

export type Around = {
  /** Before every anchor, so that guides can stand on one page. */
  prefix: string
  /** The title of the part that a link leads to, and where that is for this reader; null: not in the manual, the words stay. */
  link(href: string): { title: string; to: string | null } | null
  /** Where a picture is, with its size in pixels; null: it is not there, its words stay. */
  picture(src: string): { src: string; width: number; height: number } | null
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

const PICTURE = /<img src="([^"]+)" alt="([^"]*)" width="(\d+)" ?\/?>/g
const isFileName = (text: string): boolean => /^[\w-]+\.md$/.test(text)

/** @throws on HTML that it does not know */
export function toHtml(source: string, { prefix, link, picture }: Around): Html {
  let title = ''
  const sections: Section[] = []

  /** @param shown in CSS pixels; without it the picture fills the column */
  const img = (src: string, alt: string, shown?: number): string => {
    const found = picture(src)
    if (!found) return escaped(alt)
    const { width, height } = found
    const size = shown === undefined ? { width, height } : { width: shown, height: Math.round((height * shown) / width) }
    return `<a class="manual-picture" href="${found.src}" target="_blank"${shown === undefined ? '' : ' data-small'}><img src="${found.src}" alt="${escaped(alt)}" width="${size.width}" height="${size.height}"></a>`
  }
  const raw = ({ text }: Tokens.HTML | Tokens.Tag): string => {
    const rest = text.replaceAll(PICTURE, '').trim()
    if (rest !== '') throw new Error(`the manual does not understand this HTML: ${rest.slice(0, 100)}`)
    return [...text.matchAll(PICTURE)].map(([, src = '', alt = '', width]) => img(src, alt, Number(width))).join(' ')
  }

  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const words = this.parser.parseInline(tokens)
        const plain = this.parser.parseInline(tokens, this.parser.textRenderer)
        if (depth === 1) {
          title = text
          return `<h1 id="${prefix}">${words}</h1>\n`
        }
        const id = `${prefix}.${slug(text)}`
        if (depth === 2) sections.push({ id, title: plain })
        return `<h${depth} id="${escaped(id)}">${words}</h${depth}>\n`
      },
      link({ href, tokens, text }) {
        const found = link(href)
        const words = found && isFileName(text) ? escaped(found.title) : this.parser.parseInline(tokens)
        return found?.to ? `<a href="${escaped(found.to)}">${words}</a>` : words
      },
      image({ href, text }) {
        return img(href, text)
      },
      html: raw,
      checkbox({ checked }) {
        return `<span class="manual-box" aria-hidden="true">${checked ? '☑' : '☐'}</span> `
      },
      table({ header, rows }) {
        // A heading with no words names nothing.
        const cell = (tag: 'th' | 'td', { text, tokens }: Tokens.TableCell) =>
          text === '' ? '<td></td>' : `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') => `<tr>${cells.map((each) => cell(tag, each)).join('')}</tr>`
        const isForm = rows.every(([, value]) => value?.text === '')
        return `<div class="manual-table" tabindex="0"><table${isForm ? ' class="manual-form"' : ''}><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>\n`
      },
      code({ text }) {
        return `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`
      },
    },
  })
  const html = marked.parse(source, { async: false })
  if (title === '') throw new Error('a page of the manual has no title')
  return { title, sections, html }
}
