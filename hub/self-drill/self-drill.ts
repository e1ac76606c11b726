/**
 * The hub tests the whole way from a button to a phone, by itself: its own button presses over MQTT, waits for the PUBACK,
 * and each leg after it is watched. The button stands in no site (docs/decisions/0019), so nobody is disturbed.
 */
import { randomUUID } from 'node:crypto'
import type { PersonId } from '../contract/ids.ts'
import type { MqttCredentials } from '../contract/resources.ts'
import type { SelfDrillLeg } from '../contract/self-drill.ts'
import { owedSince, selfDrillTrouble } from '../core/self-drill/self-drill-view.ts'
import { HUB_ITSELF } from '../core/sight.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { connectOwnButton, openOwnFeed } from './own-ends.ts'
import { type DrillPhones, pushLeg } from './push-leg.ts'

/** A leg that takes longer would be felt by whoever presses. */
const LEG_MS = 15_000
const SESSION_MS = 5 * 60_000

type Deps = DrillPhones & {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look' | 'follow'>
  registry: Pick<Registry, 'directory' | 'submit' | 'sessions'>
  hubId: string
  mqttUrl: string
}

export type SelfDrills = ReturnType<typeof createSelfDrill>

export function createSelfDrill(deps: Deps) {
  const { clock, log, desk, registry, hubId, mqttUrl } = deps
  const closing = Promise.withResolvers<'closing'>()
  let closed = false
  let httpUrl: string | null = null
  /** New with every start: nobody keeps it. */
  let credentials: MqttCredentials | null = null
  let running: Promise<void> | null = null
  /** The time for which this run of the hub has tried, and the trouble that was said. */
  let tried = 0
  let said = ''

  /** The value, or null when it failed, took too long, or the hub closes. */
  async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
    const { promise: late, resolve } = Promise.withResolvers<null>()
    const timer = clock.after(ms, () => resolve(null))
    const failed = (error: unknown) => {
      log.warn({ err: error }, 'a leg of the self-drill failed')
      return null
    }
    const first = await Promise.race([work.catch(failed), late, closing.promise.then(() => null)])
    timer.cancel()
    return first
  }

  async function enrolled(): Promise<MqttCredentials> {
    if (credentials) return credentials
    const answer = await registry.submit({ type: 'EnrolOwnButton', at: clock.now(), by: null })
    if (!answer.ok || !answer.mqtt) throw new Error('the hub could not make its own button')
    credentials = answer.mqtt
    return credentials
  }

  async function walk(drill: string, ends: (() => void)[]): Promise<SelfDrillLeg[]> {
    const legs: SelfDrillLeg[] = []
    const startedAt = clock.steady()
    const ms = (since: number) => Math.max(0, Math.round(clock.steady() - since))

    // Both listen before the press: what they are told of it is what any follower and any page is told.
    const decided = Promise.withResolvers<number>()
    ends.push(
      desk.follow({
        name: 'self-drill',
        told({ recorded }) {
          if (recorded.some(({ event }) => event.type === 'SelfPressed' && event.pressId === drill)) decided.resolve(clock.steady())
        },
      }),
    )
    const heard = Promise.withResolvers<number>()
    const session = registry.sessions.open(HUB_ITSELF, clock.now(), clock.now() + SESSION_MS)
    ends.push(() => registry.sessions.close(session))
    const feed = await within(
      openOwnFeed(httpUrl ?? '', `tc-${hubId}=${session}`, ({ ownPress }) => {
        if (ownPress === drill) heard.resolve(clock.steady())
      }),
      LEG_MS,
    )
    if (feed) ends.push(feed)

    const button = await within(
      enrolled().then((own) => connectOwnButton(mqttUrl, own)),
      LEG_MS,
    )
    if (!button) {
      // A password that does not hold any more, as after a restored registry, is made anew for the next drill.
      credentials = null
      const rest = (['puback', 'desk', 'feed'] as const).map((leg): SelfDrillLeg => ({ leg, outcome: 'not-tried', why: 'before-it' }))
      return [{ leg: 'connect', outcome: 'failed', why: 'refused' }, ...rest, await pushLeg(deps, within)]
    }
    ends.push(button.end)
    legs.push({ leg: 'connect', outcome: 'ok', ms: ms(startedAt) })

    const pressedAt = clock.steady()
    const leg = async (name: SelfDrillLeg['leg'], work: Promise<number>) => {
      const at = await within(work, LEG_MS)
      legs.push(
        at === null
          ? { leg: name, outcome: 'failed', why: 'no-answer' }
          : { leg: name, outcome: 'ok', ms: Math.max(0, Math.round(at - pressedAt)) },
      )
    }
    await leg(
      'puback',
      button.publish(drill).then(() => clock.steady()),
    )
    await leg('desk', decided.promise)
    if (feed) await leg('feed', heard.promise)
    else legs.push({ leg: 'feed', outcome: 'failed', why: 'refused' })
    return [...legs, await pushLeg(deps, within)]
  }

  async function drillOnce(by: PersonId | null): Promise<void> {
    const drill = randomUUID()
    const startedAt = clock.now()
    const ends: (() => void)[] = []
    try {
      const legs = await walk(drill, ends)
      // What a stop of the hub cut off says nothing; the next start makes up for it.
      if (closed) return
      await desk.submit({ type: 'RecordSelfDrill', at: clock.now(), drill, startedAt, by, legs })
      log.info({ legs }, 'the hub has tested itself')
    } catch (error) {
      log.error({ err: error }, 'the self-drill itself broke')
    } finally {
      for (const end of ends.reverse()) end()
    }
  }

  /** The one that runs, or a new one. */
  function run(by: PersonId | null): Promise<void> {
    if (closed) return Promise.resolve()
    running ??= drillOnce(by).finally(() => {
      running = null
    })
    return running
  }

  /** Said once for each trouble. */
  function speakUp(now: number): void {
    const trouble = desk.look((state) => selfDrillTrouble(state, registry.directory().settings, now))
    const key = trouble ? `${trouble.what} ${trouble.since}` : ''
    if (trouble && key !== said) log.error({ ...trouble }, 'the hub could not prove that an alarm would get through')
    said = key
  }

  return {
    /** The doors are open: from now on there is a way to test. */
    open(url: string): void {
      httpUrl = url
    },
    run,
    isRunning: () => running !== null,
    /** Starts what is owed. Late is better than never: how late the round comes does not matter. */
    async round(): Promise<void> {
      const now = clock.now()
      speakUp(now)
      const owed = desk.look((state) => owedSince(state, registry.directory().settings, now))
      if (owed === null || owed === tried || httpUrl === null) return
      tried = owed
      await run(null)
      speakUp(clock.now())
    },
    async close(): Promise<void> {
      closed = true
      closing.resolve('closing')
      await running
    },
  }
}
