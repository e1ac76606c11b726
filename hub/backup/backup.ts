/** `npm run backup -- FILE`: one file with everything a hub knows, taken from its data folder while it runs. */
import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { fault, run } from '../program.ts'
import { takeBackup } from './take.ts'

run('No backup was made', async () => {
  const [file, ...more] = process.argv.slice(2)
  if (!file || more.length > 0) throw fault('usage', 'Name one file: npm run backup -- FILE')
  const { dataDir } = readConfig(process.env)
  const { events, sites, people } = await takeBackup(dataDir, resolve(file), systemClock.now())
  return `${resolve(file)} holds ${dataDir}: ${events} events, ${sites} sites, ${people} people; it was read back and is whole.`
})
