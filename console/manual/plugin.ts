/**
 * The manual in the pages: `virtual:manual` lists the guides, and each is a module of its own that is loaded when it is read.
 * They are made when the pages are built, so that a box without internet and without this project's folder has them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { GUIDES, type GuideSource, LANGUAGES, type Language, VARIANTS, type Variant } from './guides.ts'
import { passagesFor } from './passages.ts'
import { isOpenToAll } from './readers.ts'
import { type Html, toHtml } from './to-html.ts'
import { webpSize } from './webp-size.ts'

const LIST = 'virtual:manual'
const GUIDE = /^\0virtual:manual\/(vi|en)\/([\w-]+)\/(whole|discreet)$/

/** Between these stands the number of a picture, until its address is known. */
const MARK = '\u0000'

/** @param root the project's folder */
export function manualPlugin(root: string): Plugin {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  return {
    name: 'manual',
    resolveId: (id) => (id.startsWith(LIST) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${LIST}`) return listModule(read)
      const [, language, name, variant] = GUIDE.exec(id) ?? []
      const guide = GUIDES.find((each) => each.name === name)
      if (!guide) return null
      this.addWatchFile(join(root, guide[language as Language]))
      const { html, pictures, missing } = guideHtml(root, guide, language as Language, variant as Variant)
      for (const path of missing)
        this.warn(`${guide[language as Language]} shows ${path}, which is not there: its words stand in its place`)
      return guideModule(html, pictures)
    },
  }
}

function listModule(read: (path: string) => string): string {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  const lists = LANGUAGES.map((language) => {
    const guides = GUIDES.map(({ name, appendix, ...paths }) => {
      // What is the same is made once: the appendix has one language, and what only police read has one variant.
      const from = `${LIST}/${appendix ? 'en' : language}/${name}`
      const loads = VARIANTS.map((variant) => `${variant}: () => import('${from}/${isOpenToAll(name) ? variant : 'whole'}')`)
      return `{ name: '${name}', appendix: ${appendix}, title: ${JSON.stringify(titleOf(read(paths[language])))}, ${loads.join(', ')} }`
    })
    return `${language}: [${guides.join(',\n')}]`
  })
  return `export const version = ${JSON.stringify(version)}\nexport const guides = { ${lists.join(',\n')} }`
}

const titleOf = (source: string): string => /^# (.*)$/m.exec(source)?.[1] ?? ''

export type Made = { html: Html; pictures: string[]; missing: string[] }

/** @returns pictures by their paths on this disk, in the order of their numbers in the HTML */
export function guideHtml(root: string, guide: GuideSource, language: Language, variant: Variant): Made {
  const file = guide[language]
  const pictures: string[] = []
  const missing: string[] = []
  const from = (href: string): string => join(dirname(file), href)
  const html = toHtml(passagesFor(variant, readFileSync(join(root, file), 'utf8')), {
    prefix: guide.name,
    link(href) {
      const [path = '', anchor] = href.split('#')
      const target = path === '' ? guide : GUIDES.find((each) => each.vi === from(path) || each.en === from(path))
      if (!target) return null
      const title = titleOf(readFileSync(join(root, target[language]), 'utf8'))
      if (variant === 'discreet' && !isOpenToAll(target.name)) return { title, to: null }
      return { title, to: `/manual/${target.name}${anchor === undefined ? '' : `#${target.name}.${anchor}`}` }
    },
    picture(src) {
      const path = join(root, from(src))
      if (!existsSync(path)) {
        missing.push(relative(root, path))
        return null
      }
      if (!pictures.includes(path)) pictures.push(path)
      return { src: `${MARK}${pictures.indexOf(path)}${MARK}`, ...webpSize(readFileSync(path)) }
    },
  })
  return { html, pictures, missing }
}

function guideModule({ html, sections }: Html, pictures: readonly string[]): string {
  const imports = pictures.map((path, at) => `import p${at} from ${JSON.stringify(`${path}?url`)}`)
  const parts = html.split(MARK).map((part, at) => (at % 2 === 0 ? JSON.stringify(part) : `p${part}`))
  return [...imports, `export const sections = ${JSON.stringify(sections)}`, `export const html = ${parts.join(' + ')}`].join('\n')
}
