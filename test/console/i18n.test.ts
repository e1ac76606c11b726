import { expect, test } from 'vitest'
import { en } from '../../console/src/i18n/en.ts'
import { vi } from '../../console/src/i18n/vi.ts'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

const vietnamese = new Map(flat(vi))
const english = new Map(flat(en))

test('no text is empty in either language', () => {
  expect([...vietnamese, ...english].filter(([, text]) => !text.trim())).toEqual([])
})

test('English says everything that Vietnamese says, and fills in the same facts', () => {
  for (const [key, text] of vietnamese) expect(placeholders(english.get(key) ?? 'missing {{everything}}'), key).toEqual(placeholders(text))
})

test('English has a singular wherever something is counted, and nothing else of its own', () => {
  const own = [...english.keys()].filter((key) => !vietnamese.has(key))
  const counted = [...vietnamese.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/, '_one'))
  expect(own.sort()).toEqual(counted.sort())
})
