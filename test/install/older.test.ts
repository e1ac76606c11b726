/** Which of two versions is older, by semver.org §11; what is not newer in any way is no step back. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mustNotBeOlder } from '../../hub/install/older.ts'
import { placesBelow } from '../../hub/install/places.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const release = (folder: string, version: unknown): string => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }))
  return folder
}

/** What is said where `from` is installed and `to` is carried there; '': it is taken. */
function said(from: string | null, to: unknown, allowed = false): string {
  const places = placesBelow(temporaryFolder())
  if (from !== null) {
    release(join(places.releases, 'one'), from)
    symlinkSync('releases/one', places.current)
  }
  try {
    mustNotBeOlder(release(temporaryFolder(), to), places, allowed)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

it.each([
  ['0.10.0', '0.9.0'],
  ['0.9.10', '0.9.9'],
  ['1.0.0', '1.0.0-rc.1'],
  ['1.0.0-rc.10', '1.0.0-rc.2'],
  ['1.0.0-rc.1', '1.0.0-beta.11'],
  ['1.0.0-alpha.1', '1.0.0-alpha'],
  ['1.0.0-alpha.beta', '1.0.0-alpha.1'],
])('where %s is installed, %s is refused, and taken when that is asked for', (installed, older) => {
  expect(said(installed, older)).toMatch(/OLDER than .*tieng-chuong go-back.*--allow-older-version\. Nothing was changed/)
  expect(said(installed, older, true)).toBe('')
  expect(said(older, installed), 'the other way round it is an update').toBe('')
})

it.each([
  ['0.1.0', '0.1.0'],
  ['0.1.0+sunday', '0.1.0+monday'],
  [null, '0.0.1'],
])('where %s is installed, %s is taken', (installed, same) => expect(said(installed, same)).toBe(''))

it.each([['newest'], ['1.2'], ['../../1.0.0'], [7], [undefined]])('%s is no version, and no flag makes it one', (version) => {
  expect(said('0.1.0', version, true)).toContain('does not say which version it is')
})
