/** The manual as it is built from docs/: every guide, for every reader, in both languages. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GUIDES, LANGUAGES, VARIANTS } from '../../console/manual/guides.ts'
import { passagesFor } from '../../console/manual/passages.ts'
import { guideHtml } from '../../console/manual/plugin.ts'
import { isOpenToAll, landingOf, mayRead, type Reader, variantFor } from '../../console/manual/readers.ts'
import { slug } from '../../console/manual/slug.ts'
import { toHtml } from '../../console/manual/to-html.ts'
import { webpSize } from '../../console/manual/webp-size.ts'
import { Role } from '../../hub/contract/resources.ts'

const ROOT = join(import.meta.dirname, '../..')
const READERS: readonly Reader[] = [...Role.enum, null]
const made = LANGUAGES.flatMap((language) =>
  VARIANTS.flatMap((variant) =>
    GUIDES.map((guide) => ({ language, variant, name: guide.name, ...guideHtml(ROOT, guide, language, variant) })),
  ),
)
const around = { prefix: 'x', link: () => null, picture: () => null }

describe('every guide', () => {
  it('has its title, its sections and every picture it shows', () => {
    expect(made.filter(({ html }) => html.title === '' || html.sections.length === 0).map(({ name }) => name)).toEqual([])
    expect(made.flatMap(({ missing }) => missing)).toEqual([])
    expect(made.filter(({ pictures }) => pictures.length > 0).length).toBeGreaterThan(10)
  })

  it('leads only to places that are there for the same reader', () => {
    for (const language of LANGUAGES)
      for (const variant of VARIANTS) {
        const pages = made.filter((each) => each.language === language && each.variant === variant)
        const ids = new Set(pages.flatMap(({ html }) => [...html.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)))
        const links = pages.flatMap(({ html }) => [...html.html.matchAll(/ href="\/manual\/([^"#]+)(?:#([^"]+))?"/g)])
        expect(links.length).toBeGreaterThan(20)
        expect(links.filter(([, name, anchor]) => !ids.has(anchor ?? name)).map(([link]) => link)).toEqual([])
        if (variant === 'discreet') expect(links.filter(([, name]) => !isOpenToAll(name as 'shop'))).toEqual([])
      }
  })

  it('says nothing of duress to whoever may be looked at by a robber', () => {
    const shown = made.filter(({ variant, name }) => variant === 'discreet' && isOpenToAll(name))
    const said = shown.filter(({ html }) => /duress|under threat|robber|being forced|bị ép|khống chế|kẻ cướp/i.test(html.html))
    expect(said.map(({ language, name }) => `${language} ${name}`)).toEqual([])
    const whole = made.filter(({ variant, name }) => variant === 'whole' && name === 'shop').map(({ html }) => html.html)
    expect(whole.every((html) => /duress|under threat|bị ép/i.test(html))).toBe(true)
  })

  it('in a shop tells neither what a press does nor how many PINs there are', () => {
    const shop = made.filter(({ variant, name }) => variant === 'discreet' && name === 'shop').map(({ html }) => html.html)
    expect(shop).toHaveLength(2)
    for (const html of shop) expect(html).not.toMatch(/hold-up|siren|two PINs|hai mã|có cướp|chuông reo ở trụ sở|outside-alarm|shop-pins/i)
  })
})

describe('a reader', () => {
  it('lands on a guide that is theirs, in words they may see', () => {
    for (const reader of READERS) {
      const landing = landingOf(reader)
      if (landing) expect(mayRead(reader, landing), String(reader)).toBe(true)
    }
    expect(Object.fromEntries(READERS.map((reader) => [reader ?? 'nobody', `${landingOf(reader)} ${variantFor(reader)}`]))).toEqual({
      admin: 'handbook whole',
      commander: 'duty-desk whole',
      officer: 'duty-desk whole',
      patrol: 'duty-desk whole',
      manager: 'shop discreet',
      staff: 'shop discreet',
      nobody: 'null discreet',
    })
  })

  it.each(['staff', 'manager'] as const)('who is %s finds the guide of the shop and no other', (reader) => {
    expect(GUIDES.filter(({ name }) => mayRead(reader, name)).map(({ name }) => name)).toEqual(['shop'])
  })
})

describe('of a page', () => {
  it.each(['<script>alert(1)</script>', 'a <b onclick="x()">b</b>', '<img src="x" onerror="y">', '<!-- a remark -->'])(
    '%s ends the build',
    (html) => {
      expect(() => toHtml(`# Title\n\n${html}\n`, around)).toThrow('does not understand')
    },
  )

  it('what looks like HTML in words and commands is words', () => {
    const { html } = toHtml('# T\n\nA `<token>` & 1 < 2\n\n```sh\necho <x>\n```\n', around)
    expect(html).toContain('<code>&lt;token&gt;</code> &amp; 1 &lt; 2')
    expect(html).toContain('echo &lt;x&gt;')
  })

  it('a link to a page of the manual is named by its title when its words are a file, and one to elsewhere is words', () => {
    const link = (href: string) => (href === 'b.md' ? { title: 'Bee', to: '/manual/b' } : null)
    const { html } = toHtml('# T\n\n[b.md](b.md), [here](b.md), [there](c.md)\n', { ...around, link })
    expect(html).toContain('<a href="/manual/b">Bee</a>, <a href="/manual/b">here</a>, there')
  })

  it('a marked passage is there for some and gone for others, and leaves no empty bullet', () => {
    const source = '- one<!-- not in a shop -->, two<!-- /not in a shop -->\n- <!-- not in a shop -->three<!-- /not in a shop -->\n- four\n'
    expect(passagesFor('whole', source)).toBe('- one, two\n- three\n- four\n')
    expect(passagesFor('discreet', source)).toBe('- one\n- four\n')
    expect(() => passagesFor('discreet', 'a <!-- not in a shop --> b')).toThrow('partner')
  })

  it('anchors are those of the docs', () => expect(slug('Khi có chuyện: làm gì?')).toBe('khi-có-chuyện-làm-gì'))
})

it('a picture keeps its room: its size is read from the file', () => {
  expect(webpSize(readFileSync(join(ROOT, 'docs/screenshots/duty-desk.webp')))).toEqual({ width: 1600, height: 900 })
  expect(() => webpSize(Buffer.from('GIF89a and more than that it is not'))).toThrow('no WebP')
})

it('a page of the manual that changes has the pages built anew', () => {
  const built = readFileSync(join(ROOT, 'hub/console-build.ts'), 'utf8')
  const named = [...built.matchAll(/'(docs\/[^']+)'/g)].map(([, path = '']) => path)
  for (const path of named) expect(existsSync(join(ROOT, path)), path).toBe(true)
  const pages = GUIDES.flatMap(({ vi, en }) => [vi, en])
  expect(pages.filter((page) => !named.some((path) => page === path || page.startsWith(`${path}/`)))).toEqual([])
})
