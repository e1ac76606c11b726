import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evolve } from '../../hub/core/evolve.ts'
import { emptyState, type State } from '../../hub/core/state.ts'
import { life, live } from './happenings.ts'
import { ids, type World } from './world.ts'

const incidents = (w: World) => [...w.state.incidents.values()]

it('replay makes the state that was lived, whatever happened', () => {
  fc.assert(
    fc.property(life, (happenings) => {
      const w = live(happenings)
      const replayed: State = emptyState()
      for (const entry of w.recorded) evolve(replayed, structuredClone(entry))
      expect(replayed).toEqual(w.state)
    }),
    { numRuns: 300 },
  )
})

it('a snapshot anywhere and the events after it make the same state', () => {
  fc.assert(
    fc.property(life, fc.nat(), (happenings, cut) => {
      const w = live(happenings)
      const half = emptyState()
      const at = w.recorded.length === 0 ? 0 : cut % w.recorded.length
      for (const entry of w.recorded.slice(0, at)) evolve(half, structuredClone(entry))
      const restored = structuredClone(half)
      for (const entry of w.recorded.slice(at)) evolve(restored, structuredClone(entry))
      expect(restored).toEqual(w.state)
    }),
    { numRuns: 200 },
  )
})

it('no press is lost and none rings twice for one press id', () => {
  fc.assert(
    fc.property(life, (happenings) => {
      const w = live(happenings)
      const received = w.recorded.flatMap(({ event }) => (event.type === 'PressReceived' ? [event] : []))
      // Every press that was decided stands in its incident's story.
      for (const press of received) expect(w.state.incidents.get(press.incident)?.timeline).toContainEqual(press)
      const seen = new Map<string, number>()
      for (const { button: from, pressId, at, marks } of received) {
        if (pressId === undefined) continue
        const before = seen.get(`${from} ${pressId}`)
        if (before !== undefined) {
          expect(at - before).toBeGreaterThan(10 * 60_000)
          expect(marks).toContain('repeated')
        }
        seen.set(`${from} ${pressId}`, at)
      }
      const pressed = happenings.filter((each) => each.do === 'press').length
      expect(received.length).toBeLessThanOrEqual(pressed)
      expect(incidents(w).reduce((sum, incident) => sum + incident.presses, 0)).toBe(received.length)
    }),
    { numRuns: 300 },
  )
})

it('what rings goes on: every open, unanswered alarm always has a next step', () => {
  fc.assert(
    fc.property(life, (happenings) => {
      const w = live(happenings)
      for (const incident of incidents(w)) {
        if (incident.quiet || incident.answer.phase === 'closed') continue
        expect(incident.told).toContain(ids.home)
        const { phase } = incident.answer
        if (phase === 'ringing') expect(incident.ring).not.toBeNull()
        if (phase === 'ringing' || phase === 'acknowledged') expect(w.view(incident.id).nextStepAt).not.toBeNull()
      }
    }),
    { numRuns: 300 },
  )
})
