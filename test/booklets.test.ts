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
    const words = said.join('\n').replace(/\$\{'key' in secret[^}]*\}/, 'key')
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
  // What the guides tell to type is found at the box as well.
  const guided = [...find(/tieng-chuong ([a-z]+)\b(?! *[-.])/g, 'docs/vi')].map(({ found }) => found)
  expect(guided.filter((word) => Object.hasOwn(scripts, word) && !own.includes(word))).toEqual([])
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
