import { expect, it } from 'vitest'
import type { StationId } from '../../hub/contract/ids.ts'
import type { Roster, StationRoster } from '../../hub/core/incident/roster.ts'
import { plan } from '../../hub/core/incident/route.ts'
import { ids, world } from './world.ts'

const base = world().roster(ids.shop)
const attended = (station: StationRoster | undefined): StationRoster => ({ ...(station as StationRoster), attended: true })
const nothingYet = { told: [], phones: [] }

it('co-responders are home as well: both are told at once', () => {
  const roster: Roster = { ...base, home: [...base.home, ...base.neighbours.slice(0, 1)], neighbours: base.neighbours.slice(1) }
  expect(plan('opened', nothingYet, roster).told).toEqual([ids.home, ids.next])
})

it('the first attended neighbour is called, in the admin’s order', () => {
  const roster: Roster = { ...base, neighbours: [base.neighbours[0] as StationRoster, attended(base.neighbours[1])] }
  expect(plan('opened', nothingYet, roster).told).toEqual([ids.home, ids.far])
  expect(plan('not-shown', nothingYet, roster).told).toEqual([ids.far])
})

it('a neighbour told before is the neighbour told again, not a second one', () => {
  const roster: Roster = { ...base, neighbours: base.neighbours.map(attended) }
  const told: StationId[] = [ids.home, ids.far]
  expect(plan('everybody', { told, phones: [] }, roster).told).toEqual([ids.far, ids.province])
})

it('a town without neighbours or province still tells home, at every step', () => {
  const roster: Roster = { ...base, neighbours: [], province: null, parents: [] }
  expect(plan('opened', nothingYet, roster).told).toEqual([ids.home])
  expect(plan('not-shown', nothingYet, roster).told).toEqual([])
  expect(plan('repeat', { told: [ids.home], phones: [] }, roster).told).toEqual([ids.home])
})
