/** The units, judged by systemd's own program: they are understood, and little of the machine is open to them. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../harness/temporary.ts'

const DEPLOY = join(import.meta.dirname, '../../docs/deploy')
const UNITS = ['tieng-chuong.service', 'tieng-chuong-bridge@.service']
const PROGRAM = '/opt/tieng-chuong/current/node_modules/.bin/node'
/** systemd.exec(5) goes from 0, closed, to 10; "exposed" begins at 5. */
const EXPOSURE = 2.5

const analyze = (...args: string[]) => {
  const { status, stdout, stderr, error } = spawnSync('systemd-analyze', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  if (error) throw new Error(`systemd-analyze is missing: apt-get install systemd (${error.message})`)
  return { status, said: `${stdout}${stderr}` }
}

it.each(UNITS)('%s is understood, word for word', (unit) => {
  const folder = temporaryFolder()
  // The program is looked for where this machine has none: any other will do.
  const text = readFileSync(join(DEPLOY, unit), 'utf8')
  expect(text).toContain(PROGRAM)
  writeFileSync(join(folder, unit), text.replaceAll(PROGRAM, '/bin/sh'))
  const { status, said } = analyze('verify', '--man=no', join(folder, unit))
  expect({ status, said }).toEqual({ status: 0, said: '' })
  writeFileSync(join(folder, unit), `${text.replaceAll(PROGRAM, '/bin/sh')}\n[Service]\nNoSuchThing=1\n`)
  expect(analyze('verify', '--man=no', join(folder, unit)).said, 'a misspelt line is seen').toContain('NoSuchThing')
})

it.each(UNITS)('%s sees little of the machine', (unit) => {
  const { status, said } = analyze('security', '--offline=true', `--threshold=${EXPOSURE * 10}`, join(DEPLOY, unit))
  expect(said).toMatch(/Overall exposure level/)
  expect(status, said).toBe(0)
})

it('the settings that come along name only variables that there are', () => {
  for (const [file, prefix] of [['hub.env', 'HUB_'] as const, ['bridge.env.example', 'BRIDGE_'] as const]) {
    const named = [...readFileSync(join(DEPLOY, file), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(2)
    const page = readFileSync(join(DEPLOY, '../configuration.md'), 'utf8')
    expect(named.filter((name) => !name.startsWith(prefix) || !page.includes(`\`${name}\``))).toEqual([])
  }
})
