/**
 * On the data folder of a hub that does not run, under the lock that a hub takes. Only the registry is written: the event goes
 * into the journal at the next start, as for any change after which the hub died, so that the record of its downtime stays true.
 */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { BoxPerson } from '../contract/box.ts'
import type { Person } from '../contract/resources.ts'
import { STATE_VERSION } from '../core/state.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { openSqliteJournal } from '../journal/sqlite.ts'
import { openLowdbRegistry } from '../registry/lowdb.ts'
import { loadState } from '../wiring/state-loader.ts'
import type { Nothing, ResetAnswer, Road, SecondFactorAnswer } from './reset.ts'

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }
const shown = ({ username, name, role, disabled }: Person): BoxPerson => ({ username, name, role, disabled })

/** Rejects when a hub holds the folder, or when what lies in it is damaged. */
export async function stoppedHub(config: Pick<Config, 'dataDir' | 'publicUrl' | 'tls' | 'http'>, clock: Clock): Promise<Road> {
  const journal = await openSqliteJournal({ file: join(config.dataDir, 'journal.sqlite'), stateVersion: STATE_VERSION, clock, log: quiet })
  try {
    const { state } = await loadState(journal, quiet)
    const registry = await openLowdbRegistry({ folder: config.dataDir, log: quiet, clock })
    const people = () => [...registry.directory().people.values()]

    /** The next start writes the last change only; one before it would be on no record. */
    const isJournalBehind = () => (registry.lastChange()?.version ?? 0) > state.registryVersion

    async function reset(username: string): Promise<ResetAnswer> {
      const person = people().find((one) => one.username === username)
      if (!person) return { did: 'nothing', why: 'unknown' }
      // The start of a hub that nobody can administer prints a link of its own, and this one would be void.
      if (!people().some(({ role, disabled, invited }) => role === 'admin' && !disabled && !invited))
        return { did: 'nothing', why: 'not-yet-set-up' }
      if (isJournalBehind()) return { did: 'nothing', why: 'journal-first' }
      const secondFactorOff = registry.secondFactor(person.id).isOn
      const answer = await registry.submit({ type: 'ResetPerson', at: clock.now(), by: null, id: person.id })
      if (!answer.ok) return nothing(answer.refusal)
      return {
        did: 'reset',
        person: shown(person),
        url: `${address(config)}/invite#${answer.invitation}`,
        secondFactorOff,
        recorded: false,
      }
    }

    async function secondFactorOff(username: string): Promise<SecondFactorAnswer> {
      const person = people().find((one) => one.username === username)
      if (!person) return { did: 'nothing', why: 'unknown' }
      if (isJournalBehind()) return { did: 'nothing', why: 'journal-first' }
      const answer = await registry.submit({ type: 'DropSecondFactor', at: clock.now(), by: null, id: person.id })
      return answer.ok ? { did: 'second-factor-off', person: shown(person), recorded: false } : nothing(answer.refusal)
    }

    return {
      list: async () => people().map(shown),
      reset,
      secondFactorOff,
      async close() {
        await registry.close()
        await journal.close()
      },
    }
  } catch (error) {
    await journal.close()
    throw error
  }
}

function nothing({ refused, detail }: RegistryRefusal): Nothing {
  if (refused === 'person-disabled') return { did: 'nothing', why: 'disabled' }
  return refused === 'no-second-factor' ? { did: 'nothing', why: refused } : { did: 'nothing', why: 'refused', said: detail }
}

/** Where the hub will be when it runs with these settings. */
function address({ publicUrl, tls, http }: Pick<Config, 'publicUrl' | 'tls' | 'http'>): string {
  return publicUrl ?? (tls ? `https://127.0.0.1:${tls.httpsPort}` : `http://127.0.0.1:${http.port}`)
}
