/**
 * `npm run backup -- FILE`: one file with everything a hub knows, taken from its data folder while it runs.
 * `npm run backup -- --check FILE`: whether one that lies somewhere could be restored, without restoring it.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { fault, run } from '../program.ts'
import { checkBackup } from './check.ts'
import { takeBackup } from './take.ts'

const USAGE = 'Name one file: npm run backup -- FILE, or npm run backup -- --check FILE [--key FILE]'

function asked() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean', default: false }, key: { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (file && more.length === 0) return { file: resolve(file), ...values }
  } catch {}
  throw fault('usage', USAGE)
}

const check = process.argv.includes('--check')

run(check ? 'It could not be checked' : 'No backup was made', async () => {
  const { file, key } = asked()
  if (check) return checkBackup(file, key === undefined ? null : resolve(key))
  const { dataDir } = readConfig(process.env)
  const { events, sites, people } = await takeBackup(dataDir, file, systemClock.now())
  return `${file} holds ${dataDir}: ${events} events, ${sites} sites, ${people} people; it was read back and is whole.`
})
