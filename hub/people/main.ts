/** `npm run people -- list`, `-- reset NAME` and `-- second-factor-off NAME`: the way back in, for whoever stands at the box. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBox } from '../box.ts'
import { systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import type { BoxPerson } from '../contract/box.ts'
import { becomeOwnerOf } from '../own-user.ts'
import { fault, run } from '../program.ts'
import { nearNames } from './near-names.ts'
import type { Nothing, Road } from './reset.ts'
import { runningHub } from './running.ts'
import { stoppedHub } from './stopped.ts'
import { WORDS, type Words } from './words.ts'

function parsed(): { words: Words; asked: string[] } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string' } } })
    return { words: WORDS[values.lang === 'en' ? 'en' : 'vi'], asked: positionals }
  } catch {
    throw fault('usage', `${WORDS.vi.usage}\n\n${WORDS.en.usage}`)
  }
}

async function road(config: Config, words: Words): Promise<Road> {
  try {
    const door = readBox(config.dataDir)
    const running = door && (await runningHub(door))
    if (running) return running
    if (!existsSync(join(config.dataDir, 'journal.sqlite')) || !existsSync(join(config.dataDir, 'registry.json')))
      throw fault('no-input', words.noHub(config.dataDir))
    return await stoppedHub(config, systemClock)
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error) throw error
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw fault('no-input', words.notYours(config.dataDir), error)
    throw fault('io', words.cannot(error instanceof Error ? error.message : String(error)), error)
  }
}

const line = ({ username, name, role, disabled }: BoxPerson, words: Words) =>
  `  ${username.padEnd(20)} ${name} · ${words.roles[role]}${disabled ? ` · ${words.disabled}` : ''}`

async function reset(way: Road, username: string, words: Words): Promise<string> {
  const answer = await way.reset(username)
  if (answer.did === 'nothing') throw await why(answer, way, username, words)
  const also = answer.secondFactorOff ? [words.alsoSecondFactor] : []
  return [words.done(answer.person.name, username, answer.url), ...also, answer.recorded ? words.recorded : words.later].join('\n')
}

async function secondFactorOff(way: Road, username: string, words: Words): Promise<string> {
  const answer = await way.secondFactorOff(username)
  if (answer.did === 'nothing') throw await why(answer, way, username, words)
  return `${words.secondFactorOff(answer.person.name, username)}\n${answer.recorded ? words.recorded : words.laterOff}`
}

async function why(answer: Nothing, way: Road, username: string, words: Words): Promise<Error> {
  if (answer.why === 'refused') return fault('io', answer.said)
  if (answer.why !== 'unknown') return fault('cannot-create', words.why[answer.why])
  const near = nearNames(username, await way.list())
  const meant = near.length > 0 ? [words.near, ...near.map((person) => line(person, words))] : []
  return fault('no-input', [words.unknown(username), ...meant, words.all].join('\n'))
}

const DOES = { reset, 'second-factor-off': secondFactorOff }

run('Nothing was changed', async () => {
  const { words, asked } = parsed()
  const [what, name, ...more] = asked
  const isList = what === 'list' && name === undefined
  const does = Object.entries(DOES).find(([named]) => named === what)?.[1]
  if (!isList && (!does || name === undefined || more.length > 0)) throw fault('usage', words.usage)
  const config = readConfig(process.env)
  becomeOwnerOf(config.dataDir)
  const way = await road(config, words)
  try {
    if (!does) return (await way.list()).map((person) => line(person, words)).join('\n')
    return await does(way, (name ?? '').trim().toLowerCase(), words)
  } finally {
    await way.close()
  }
})
