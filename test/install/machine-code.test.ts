/** An archive for one processor has no program for another inside, whichever machine it was made on. */
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { foreignCode } from '../../hub/install/machine-code.ts'
import { stageRelease } from '../../hub/install/stage.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const ROOT = join(import.meta.dirname, '../..')
const OTHER = process.arch === 'x64' ? 'arm64' : 'x64'
const SERIAL = 'node_modules/@serialport/bindings-cpp'

/** The head of an ELF file (elf(5)); the rest is never read. */
function program(machine: number): Buffer {
  const head = Buffer.alloc(64)
  head.write('\x7fELF', 'latin1')
  head.writeUInt16LE(machine, 18)
  return head
}

it('of what packages bring for every kind of machine only that for this one comes along', { timeout: 120_000 }, () => {
  const packages = temporaryFolder()
  const runtime = join(packages, `node_modules/node-linux-${OTHER}`)
  mkdirSync(join(runtime, 'bin'), { recursive: true })
  writeFileSync(join(runtime, 'package.json'), '{}')
  writeFileSync(join(runtime, 'bin/node'), program(OTHER === 'arm64' ? 183 : 62))
  cpSync(join(ROOT, SERIAL), join(packages, SERIAL), { recursive: true })

  const staged = join(temporaryFolder(), 'release')
  stageRelease(ROOT, staged, true, { cpu: OTHER, packagesIn: packages })
  expect(readdirSync(join(staged, SERIAL, 'prebuilds'))).toEqual([`linux-${OTHER}`])
  expect(existsSync(join(staged, 'node_modules/.bin/node'))).toBe(true)
  expect(foreignCode(staged, OTHER)).toEqual([])
  expect(foreignCode(staged, process.arch as 'x64'), 'for this machine it would not do').toContain(
    `node_modules/node-linux-${OTHER}/bin/node`,
  )
  expect(foreignCode(join(ROOT, SERIAL), OTHER), 'what is left out would be seen').toContain(
    'prebuilds/win32-x64/@serialport+bindings-cpp.node',
  )
})
