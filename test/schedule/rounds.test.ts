import { expect, it, onTestFinished } from 'vitest'
import type { Command } from '../../hub/core/commands.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { startRounds } from '../../hub/schedule/rounds.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'

const DIRECTORY = { version: 7 } as Directory
const CONSOLES = new Map()

function rounds(submit: (command: Command) => Promise<never>) {
  const clock = pushedClock(1_000)
  const commands: Command[] = []
  const errors: string[] = []
  const made = startRounds({
    clock,
    time: { look: () => {} },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: (_, message) => void errors.push(message) },
    desk: {
      submit(command) {
        // Others come at their own second of the minute.
        if (command.type !== 'SupervisionRound') return Promise.resolve({ ok: true } as never)
        commands.push(command)
        return submit(command)
      },
    },
    directory: () => DIRECTORY,
    consoles: () => CONSOLES,
    reachesNobodySince: () => 500,
    pulse: async () => {},
    snapshot: async () => {},
    selfDrill: async () => {},
    backups: async () => {},
    retention: async () => {},
  })
  onTestFinished(() => made.close())
  return { clock, commands, errors }
}

it('node-cron brings the supervision round with the hub’s own time, the directory and who is there at that moment', async () => {
  const { commands } = rounds(async () => ({ ok: true }) as never)
  await until('a round', () => commands.length > 0)
  expect(commands[0]).toEqual({
    ...{ type: 'SupervisionRound', at: 1_000, directory: DIRECTORY, consoles: CONSOLES },
    reachesNobodySince: 500,
  })
})

it('a round that fails is logged, and the next one comes', async () => {
  const { commands, errors } = rounds(() => Promise.reject(new Error('broken')))
  await until('two rounds', () => commands.length >= 2)
  expect(errors[0]).toBe('a round failed; the next one comes')
})

it('a round that throws at once is not taken for one that hangs', async () => {
  const { commands } = rounds(() => {
    throw new Error('broken')
  })
  await until('two rounds', () => commands.length >= 2)
})

it('a round that hangs is not joined by a second one', async () => {
  let release = (): void => {}
  const { commands } = rounds(
    () =>
      new Promise((resolve) => {
        release = () => resolve({ ok: true } as never)
      }),
  )
  await until('the first round', () => commands.length === 1)
  const others = rounds(async () => ({ ok: true }) as never)
  await until('two rounds of another hub have passed', () => others.commands.length >= 2)
  expect(commands).toHaveLength(1)
  release()
  await until('the next one comes once it is done', () => commands.length === 2)
})
