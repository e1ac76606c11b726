/** The guides held against the product: what they quote is said, what they tell to type exists, what they show is of their language. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../console/src/i18n/en.ts'
import { vi } from '../console/src/i18n/vi.ts'
import { sentences as doctorEn } from '../hub/doctor/i18n/en/sentences.ts'
import { sentences as doctorVi } from '../hub/doctor/i18n/vi/sentences.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
/** What a pattern's only group finds, with the page it was found on. */
const find = (pattern: RegExp, folder: string) =>
  filesIn(folder, '.md').flatMap((page) => [...read(page).matchAll(pattern)].map(([, found = '']) => ({ page, found })))

/** What is filled in when it is said. */
const open = (text: string): string => text.replaceAll(/\$?\{+\w+\}+/g, '…')
function sayings(tree: object): string[] {
  return Object.values(tree).flatMap((text) => (typeof text === 'string' ? open(text) : sayings(text)))
}
/** A quotation may leave out what is a name or a number, and the end. */
function isSaid(quoted: string, said: readonly string[]): boolean {
  const parts = quoted.split('…').map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(parts.filter((part) => part !== '').join('.*'))
  return said.some((text) => pattern.test(text))
}
/** The first cell of every row, wherever the table stands. */
const firstCells = (page: string): string[] => [...read(page).matchAll(/^ *\|([^|]*)\|/gm)].map(([, cell = '']) => cell.trim())

describe('the tables of what one sees', () => {
  const installer = filesIn('hub/install', '.ts').map((path) => open(read(path)))

  it.each([
    ['vi', /«([^»]+)»/g, [...sayings(vi), ...sayings(doctorVi)]],
    ['en', /“([^”]+)”/g, [...sayings(en), ...sayings(doctorEn)]],
  ] as const)('in docs/%s quote sentences that the product says', (language, quote, said) => {
    const quoted = filesIn(`docs/${language}`, '.md').flatMap((page) =>
      firstCells(page).flatMap((cell) => [...cell.matchAll(quote)].map(([, found = '']) => ({ page, found }))),
    )
    expect(quoted.length).toBeGreaterThan(20)
    expect(quoted.filter(({ found }) => !isSaid(found, [...said, ...installer]))).toEqual([])
  })

  it.each(['docs/vi/phuc-hoi.md', 'docs/en/restore.md'])('in %s name what a restore says', (page) => {
    const said = ['hub/backup', 'hub/journal', 'hub/install'].flatMap((folder) => filesIn(folder, '.ts').map(read))
    const words = said.join('\n').replaceAll(/\$\{'key' in secret \? '([^']+)'[^}]*\}/g, '$1')
    const [, , ...quoted] = firstCells(page)
    expect(quoted.length).toBeGreaterThan(3)
    expect(quoted.flatMap((cell) => cell.split(', ')).filter((each) => !words.includes(each))).toEqual([])
  })

  it('fail when a sentence has changed', () => {
    expect(isSaid('còn khoảng … phút', sayings(vi))).toBe(true)
    expect(isSaid('còn chừng … phút', sayings(vi))).toBe(false)
  })
})

it('the docs name only commands that a box has, and its help names them', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: object }
  const own = [...read('hub/install/command.ts').matchAll(/^ {2}'?([\w-]+)'?: \{(?:$| help)/gm)].map(([, name = '']) => name)
  expect(own).toEqual(expect.arrayContaining(['status', 'restart', 'update', 'doctor', 'people']))
  const named = find(/`(?:sudo )?tieng-chuong ([a-z]+(?:-[a-z]+)*)/g, 'docs')
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ found }) => ![...own, 'help', ...Object.keys(scripts)].includes(found))).toEqual([])
  // A box has no npm, and whoever keeps it has no checkout.
  expect([...find(/(npm [a-z]+)/g, 'docs/vi'), ...find(/(npm [a-z]+)/g, 'docs/en')]).toEqual([])
  // What the guides tell to type is found at the box as well.
  const guided = [...find(/tieng-chuong ([a-z]+)\b(?! *[-.])/g, 'docs/vi')].map(({ found }) => found)
  expect(guided.filter((word) => Object.hasOwn(scripts, word) && !own.includes(word))).toEqual([])
})

describe('no page says a thing twice, as it does when two changes of it are put together', () => {
  const words = (line: string) => new Set(line.toLowerCase().match(/[\p{L}\d]{2,}/gu))
  /** Of the words of the shorter line, how many are in the other; a short line proves nothing. */
  function isSaidAgain(one: Set<string>, other: Set<string>): boolean {
    const least = Math.min(one.size, other.size)
    const comparable = least >= 10 && least / Math.max(one.size, other.size) > 0.3
    return comparable && [...one].filter((word) => other.has(word)).length / least > 0.8
  }
  function twice(page: string): string[] {
    const lines = page
      .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
      .split('\n')
      .filter((line) => !/^ *(\||`|#|!)/.test(line) && line.length > 40)
    const said = lines.map(words)
    const prose = lines.filter((_, at) => said.slice(0, at).some((earlier) => isSaidAgain(earlier, said[at] as Set<string>)))
    const cells = page.split(/\n(?! *\|)/).flatMap((block) => {
      const firsts = [...block.matchAll(/^ *\| *([^|]*?) *\|/gm)].map(([, cell = '']) => cell).filter((cell) => cell !== '')
      return firsts.filter((cell, at) => firsts.indexOf(cell) !== at)
    })
    return [...prose, ...cells]
  }

  it.each(['docs/operating.md', 'docs/CHANGELOG.md', ...filesIn('docs/vi', '.md'), ...filesIn('docs/en', '.md')])('%s', (page) => {
    expect(twice(read(page))).toEqual([])
  })

  it('and a line that was kept beside its successor is found', () => {
    const old = '- _Is the hub well?_ Type `npm run doctor` on its machine, and it answers in one page of plain sentences.'
    const table = '| you see | do |\n| --- | --- |\n| no light | look at its plug |\n| no light | look at the cable |'
    expect(twice(`${old}\n${old.replace('npm run', 'sudo tieng-chuong')}\n\n${table}`)).toHaveLength(2)
  })
})

it('a guide shows pictures of its own language', () => {
  const pictures = (language: string) => find(/screenshots\/([\w-]+)\.webp/g, `docs/${language}`)
  expect(pictures('vi').filter(({ found }) => /-en\b/.test(found))).toEqual([])
  expect(pictures('en').filter(({ found }) => !/-en\b/.test(found))).toEqual([])
})

it('both languages have the same parts in the same order', () => {
  const shape = (page: string) => [...read(page).matchAll(/^(#+) /gm)].map(([, level = '']) => level.length)
  for (const [inVietnamese, inEnglish] of [
    ['so-tay', 'handbook'],
    ['cua-hang', 'shop'],
    ['cai-dat', 'install'],
    ['phuc-hoi', 'restore'],
    ['truc-ban', 'duty-desk'],
  ])
    expect(shape(`docs/vi/${inVietnamese}.md`), `${inVietnamese} beside ${inEnglish}`).toEqual(shape(`docs/en/${inEnglish}.md`))
})
