import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { WatchedHubId } from '../../hub/contract/ids.ts'
import type { AliveBeat, WatchedHub } from '../../hub/contract/watched.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { pastWatched, watchedEntries } from '../../hub/core/watched/watched-view.ts'
import { ids, types, world } from './world.ts'

const A = 'watched-a' as WatchedHubId
const B = 'watched-b' as WatchedHubId
const LATE = 60

function watching(...hubs: WatchedHubId[]) {
  const w = world()
  const watchedHubs = new Map(
    hubs.map((id): [WatchedHubId, WatchedHub] => [id, { id, name: id, station: ids.home, phones: [{ name: 'Desk', phone: '113' }] }]),
  )
  const directory = () => ({ ...w.directory(), watchedHubs })
  const ofHubs = (decided: string[]) => decided.filter((type) => /^(WatchedHub|OwnLine)/.test(type) && type !== 'WatchedHubHeard')
  const beat = (hub: WatchedHubId, said: AliveBeat = { state: 'ok' }) =>
    ofHubs(types(w.submit({ type: 'HubBeat', at: w.now(), hub, beat: said })))
  const round = (reachesNobodySince: number | null = null) =>
    ofHubs(types(w.submit({ type: 'SupervisionRound', at: w.now(), directory: directory(), reachesNobodySince })))
  const seenBy = (person: keyof typeof ids) => {
    const viewer = viewerOf(ids[person] as never, directory(), w.state.duty)
    return viewer ? watchedEntries(w.state, directory(), viewer, w.now()) : []
  }
  for (const hub of hubs) beat(hub)
  return { w, directory, beat, round, seenBy }
}

it('a hub that was added and never heard is not missed; from its first beat on it is', () => {
  const { w, beat, round } = watching()
  w.skip(3_600)
  expect(round()).toEqual([])
  const heard = watching(A)
  expect(heard.beat(A), 'found once').toEqual([])
  heard.w.skip(LATE)
  expect(heard.round()).toEqual(['WatchedHubLost'])
  expect(heard.round(), 'told once').toEqual([])
  expect(heard.beat(A)).toEqual(['WatchedHubBack'])
  expect(beat(A)).toEqual(['WatchedHubFound'])
})

describe('a stop on purpose', () => {
  it('said over and over is believed for ten minutes from the first', () => {
    const { w, beat, round } = watching(A)
    expect(beat(A, { state: 'stopping', reason: 'update' })).toEqual(['WatchedHubStopping'])
    w.skip(9 * 60)
    beat(A, { state: 'stopping' })
    w.skip(59)
    expect(round()).toEqual([])
    w.skip(2)
    expect(round(), 'its minute since it was last heard').toEqual(['WatchedHubLost'])
  })

  it('is over with the first beat, and a silence after it is a silence', () => {
    const { w, beat, round, seenBy } = watching(A)
    beat(A, { state: 'stopping', minutes: 10 })
    expect(seenBy('officer')).toMatchObject([{ cause: 'watched-hub', planned: { reason: 'command' } }])
    w.skip(30)
    expect(beat(A)).toEqual(['WatchedHubBack'])
    expect(seenBy('officer')).toEqual([])
    w.skip(LATE)
    expect(round()).toEqual(['WatchedHubLost'])
  })
})

describe('the own line', () => {
  it('takes the blame only when nobody is heard and something else says so', () => {
    const { w, beat, round, seenBy } = watching(A, B)
    w.skip(40)
    beat(B)
    w.skip(20)
    expect(round(w.now() - 30_000), 'one of them is heard').toEqual(['WatchedHubLost'])
    w.skip(40)
    expect(round(w.now() - 30_000), 'and now none is').toEqual(['OwnLineLost'])
    expect(seenBy('officer'), 'one entry, with everybody to call').toMatchObject([
      { cause: 'own-line', toAcknowledge: true, hubs: [{ id: B }, { id: A }] },
    ])
  })

  it('without a second witness every silence rings by itself', () => {
    const { w, round } = watching(A, B)
    w.skip(LATE)
    expect(round()).toEqual(['WatchedHubLost', 'WatchedHubLost'])
  })

  it('is back with the first beat or when it reaches somebody, and everybody has a minute anew', () => {
    const { w, beat, round, seenBy } = watching(A, B)
    w.skip(LATE)
    expect(round(w.now() - 30_000)).toEqual(['OwnLineLost'])
    w.skip(3_600)
    expect(round(w.now() - 30_000)).toEqual([])
    expect(beat(A)).toEqual(['OwnLineBack'])
    expect(seenBy('officer')).toEqual([])
    w.skip(59)
    expect(round()).toEqual([])
    beat(A)
    w.skip(1)
    expect(round(), 'the other was dead all along').toEqual(['WatchedHubLost'])
    expect(seenBy('officer')).toMatchObject([{ hubs: [{ id: B }] }])
  })
})

describe('a line that comes and goes', () => {
  /** Lost for so long, then heard for so long. */
  const comesAndGoes = ({ w, beat, round }: ReturnType<typeof watching>, lostFor: number, heardFor: number) => {
    const seen: string[] = []
    for (let gone = 0; gone < lostFor; gone += 5) {
      w.skip(5)
      seen.push(...round())
    }
    seen.push(...beat(A))
    for (let heard = 0; heard < heardFor; heard += 15) {
      w.skip(15)
      seen.push(...beat(A), ...round())
    }
    return seen
  }

  it('calls three times in an hour at most; then it is one entry, which is quiet once it was seen', () => {
    const hubs = watching(A)
    const calls = Array.from({ length: 8 }, () => comesAndGoes(hubs, 90, 60))
    expect(calls.map((seen) => seen.filter((type) => type === 'WatchedHubLost').length)).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
    expect(calls.flat().filter((type) => type === 'WatchedHubFlapping')).toHaveLength(1)
    const [entry, ...others] = hubs.seenBy('officer')
    expect(others).toEqual([])
    expect(entry).toMatchObject({ cause: 'watched-hub', flapping: true, toAcknowledge: true, hubs: [{ id: A }] })
    hubs.w.submit({
      type: 'AcknowledgeOutage',
      at: hubs.w.now(),
      outage: entry?.id ?? '',
      by: { person: ids.officer, role: 'officer', station: ids.home },
      note: null,
    })
    expect(hubs.seenBy('officer')[0]).not.toHaveProperty('toAcknowledge')
    expect(comesAndGoes(hubs, 90, 60)).toEqual([])
  })

  it('asks nobody again who has seen the third loss', () => {
    const hubs = watching(A)
    comesAndGoes(hubs, 90, 60)
    comesAndGoes(hubs, 90, 60)
    hubs.w.skip(90)
    hubs.round()
    const [lost] = hubs.seenBy('officer')
    hubs.w.submit({
      type: 'AcknowledgeOutage',
      at: hubs.w.now(),
      outage: lost?.id ?? '',
      by: { person: ids.officer, role: 'officer', station: ids.home },
      note: null,
    })
    comesAndGoes(hubs, 0, 30)
    expect(hubs.seenBy('officer')).toMatchObject([{ flapping: true, acknowledged: { by: { id: ids.officer } } }])
    expect(hubs.seenBy('officer')[0]).not.toHaveProperty('toAcknowledge')
  })

  it('hides no death for longer than three minutes, and that is loud', () => {
    const hubs = watching(A)
    for (let n = 0; n < 4; n += 1) comesAndGoes(hubs, 90, 60)
    hubs.w.skip(179)
    expect(hubs.round()).toEqual([])
    hubs.w.skip(1)
    expect(hubs.round()).toEqual(['WatchedHubLost'])
    const [entry, ...others] = hubs.seenBy('officer')
    expect(entry).toMatchObject({ toAcknowledge: true })
    expect(entry, 'it is lost, and no longer merely unsteady').not.toHaveProperty('flapping')
    expect(others).toEqual([])
  })

  it('is over when nothing was missed for half an hour, and a loss after that calls within its minute', () => {
    const hubs = watching(A)
    for (let n = 0; n < 3; n += 1) comesAndGoes(hubs, 90, 60)
    expect(comesAndGoes(hubs, 70, 29 * 60), 'a silence too short to call keeps it unsteady').toEqual([])
    expect(comesAndGoes(hubs, 0, 2 * 60)).toEqual(['WatchedHubSteady'])
    expect(hubs.seenBy('officer')).toEqual([])
    hubs.w.skip(LATE)
    expect(hubs.round()).toEqual(['WatchedHubLost'])
  })

  it('three times in three hours, it does not', () => {
    const hubs = watching(A)
    const seen = Array.from({ length: 3 }, () => comesAndGoes(hubs, 90, 40 * 60)).flat()
    expect(seen).not.toContain('WatchedHubFlapping')
  })

  it('of this hub itself calls three times, and then when it lasts; nobody else is blamed meanwhile', () => {
    const { w, beat, round } = watching(A, B)
    const called: string[][] = []
    for (let n = 0; n < 5; n += 1) {
      const from = w.now()
      const seen: string[] = []
      for (let gone = 0; gone < 90; gone += 5) {
        w.skip(5)
        seen.push(...round(from))
      }
      for (const hub of [A, B]) seen.push(...beat(hub))
      called.push(seen)
      w.skip(15)
      for (const hub of [A, B]) beat(hub)
    }
    expect(called).toEqual([...Array(3).fill(['OwnLineLost', 'OwnLineBack']), [], []])
    const from = w.now()
    w.skip(180)
    expect(round(from)).toEqual(['OwnLineLost'])
  })
})

describe('after a power cut of the street', () => {
  const cut = ({ w }: ReturnType<typeof watching>, seconds: number) => {
    const downSince = w.now()
    w.skip(seconds)
    w.submit({ type: 'HubStart', at: w.now(), version: '1', downSince })
  }

  it('a neighbour that takes longer to come up is not missed for three minutes; one that stays dead is', () => {
    const hubs = watching(A, B)
    cut(hubs, 600)
    hubs.w.skip(150)
    expect(hubs.round()).toEqual([])
    hubs.beat(A)
    hubs.w.skip(30)
    expect(hubs.round(), 'B never came').toEqual(['WatchedHubLost'])
    hubs.w.skip(30)
    expect(hubs.round(), 'A was heard, and its minute is a minute').toEqual(['WatchedHubLost'])
  })

  it('that a battery has covered for a while it is the same; after a stop in order it is not', () => {
    const hubs = watching(A)
    hubs.w.submit({ type: 'HubStop', at: hubs.w.now() })
    cut(hubs, 600)
    hubs.w.skip(LATE)
    expect(hubs.round(), 'somebody stopped it, and nothing else').toEqual(['WatchedHubLost'])
    const battery = watching(A)
    const goodbye = { type: 'GoodbyeSaid' as const, at: battery.w.now(), station: ids.home, hub: true, told: [], people: [] }
    evolve(battery.w.state, { seq: 0, event: goodbye })
    battery.w.submit({ type: 'HubStop', at: battery.w.now() })
    cut(battery, 600)
    battery.w.skip(179)
    expect(battery.round()).toEqual([])
    battery.w.skip(1)
    expect(battery.round()).toEqual(['WatchedHubLost'])
  })
})

it('a witness that has failed since long before is none: that neighbour is dead, whatever else is broken', () => {
  const { w, beat, round } = watching(A)
  const failing = w.now()
  for (let n = 0; n < 10; n += 1) {
    w.skip(15)
    beat(A)
  }
  w.skip(LATE)
  expect(round(failing)).toEqual(['WatchedHubLost'])
})

it('push services that fell away with the neighbours are a witness too, without anything to set up', () => {
  const { w, round } = watching(A)
  evolve(w.state, { seq: 0, event: { type: 'PushLost', at: w.now(), since: w.now() } })
  w.skip(LATE)
  expect(round()).toEqual(['OwnLineLost'])
})

describe('a beat that comes in just after the clock was set', () => {
  it.each([
    ['on', 3_600],
    ['back', -3_600],
  ])('%s is neither an hour of silence nor an hour of life', (_, seconds) => {
    const { w, beat, round } = watching(A)
    w.skip(seconds)
    beat(A)
    w.submit({ type: 'ClockJump', at: w.now(), by: seconds * 1_000 })
    expect(round()).toEqual([])
    w.skip(59)
    expect(round()).toEqual([])
    w.skip(1)
    expect(round()).toEqual(['WatchedHubLost'])
  })
})

it('a clock that is set makes nobody silent, and nobody heard', () => {
  const { w, round } = watching(A)
  w.skip(30)
  w.submit({ type: 'ClockJump', at: w.now() + 3_600_000, by: 3_600_000 })
  w.skip(3_600)
  expect(round()).toEqual([])
  w.skip(30)
  expect(round()).toEqual(['WatchedHubLost'])
})

it('only its own desk and who stands above it have part in it; patrols and shops need not answer', () => {
  const { w, round, seenBy } = watching(A)
  w.skip(LATE)
  round()
  expect(seenBy('officer')).toMatchObject([{ toAcknowledge: true }])
  expect(seenBy('patrol')[0]).not.toHaveProperty('toAcknowledge')
  expect(seenBy('staff')).toEqual([])
  expect(seenBy('neighbour')).toEqual([])
})

it('the book tells a loss from when to when, and folds what became the own line into one', () => {
  const { directory } = watching(A, B)
  const at = 1_000_000
  const lost = {
    type: 'WatchedHubLost' as const,
    at,
    outage: 'x',
    hub: A,
    station: ids.home,
    since: at - 60_000,
    people: [],
  } satisfies Event
  const back = { type: 'WatchedHubBack' as const, at: at + 5_000, hub: A, lost: 'x', since: lost.since } satisfies Event
  expect(pastWatched([lost, back], ids.home, directory())).toMatchObject([{ since: lost.since, until: at + 5_000 }])
  const line = { type: 'OwnLineLost' as const, at: at + 1, outage: 'y', since: at, hubs: [A, B], stations: [ids.home] } satisfies Event
  const folded = pastWatched([lost, line], ids.home, directory())
  expect(folded).toMatchObject([{ view: { cause: 'own-line' }, until: null }])
})
