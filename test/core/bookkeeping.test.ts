import { expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { buttonOf, row, town } from './town.ts'
import { ids, sampleDirectory, types, world } from './world.ts'

it('a fault in what is known of silence, of exercises or of open cases takes no press with it', () => {
  const w = world()
  w.state.outages.set('broken', null as never)
  w.state.exercises.set(ids.shop, null as never)
  w.state.exercises.get = () => {
    throw new Error('broken')
  }
  w.state.tampered.get = () => {
    throw new Error('broken')
  }
  expect(types(w.press())).toEqual(expect.arrayContaining(['IncidentOpened', 'PressReceived', 'StepReached']))
})

it('a fault in short messages and calls takes neither a press nor a step of the ladder with it, nor an answer', () => {
  const numbers = new Set<PersonId>()
  numbers.has = () => {
    throw new Error('broken')
  }
  const w = world({ directory: { ...sampleDirectory(), numbers, phones: new Map() } })
  expect(types(w.press())).toEqual(expect.arrayContaining(['IncidentOpened', 'PressReceived', 'StepReached']))
  expect(w.pass(60).filter(({ type }) => type === 'StepReached').length).toBeGreaterThan(1)

  const broken = new Map()
  broken.values = () => {
    throw new Error('broken')
  }
  const incident = w.incident()
  incident.messages = broken
  const by = w.actor(ids.officer)
  const answer = { at: w.now(), incident: incident.id, by }
  expect(types(w.submit({ type: 'Acknowledge', ...answer, takeover: false }))).toContain('IncidentAcknowledged')
  expect(types(w.submit({ type: 'Dispatch', ...answer, patrols: [ids.patrol], roster: w.roster(ids.shop) }))).toContain('PatrolsDispatched')
  w.submit({ type: 'Arrive', ...answer })
  expect(types(w.submit({ type: 'Close', ...answer, disposition: 'robbery', note: null }))).toContain('IncidentClosed')
})

it('a clock that is set over and over, and a machine that is held over and over, are remembered to a limit', () => {
  const w = world()
  for (let n = 0; n < 1_500; n += 1) {
    w.skip(2)
    w.submit({ type: 'ClockJump', at: w.now(), by: n % 2 === 0 ? 5_000 : -5_000 })
    w.submit({ type: 'HubPause', at: w.now(), from: w.now() - 1_000 })
  }
  expect(w.state.clockJumps).toHaveLength(100)
  expect(w.state.downtimes).toHaveLength(1_000)
})

it('one button that comes and goes in a gateway’s or a shop’s long silence is named in it once', () => {
  const t = town(row('a', 4, { buttons: 2, every: 3_000 }))
  t.pass(60)
  t.cut('a0')
  t.pass(150)
  for (let n = 0; n < 3; n += 1) {
    t.mend(buttonOf('a0', 1), 'a0')
    t.cut(buttonOf('a0', 0))
    t.pass(40)
    t.cut('a0')
    t.pass(150)
  }
  for (const { members } of t.state.outages.values()) expect(new Set(members).size).toBe(members.length)
})
