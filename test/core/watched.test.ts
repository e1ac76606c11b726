import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { WatchedHubId } from '../../hub/contract/ids.ts'
import type { AliveBeat, WatchedHub } from '../../hub/contract/watched.ts'
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
