import { expect, it } from 'vitest'
import { readUps } from '../../hub/power/ups-reading.ts'

const read = (status: string, more: Record<string, string> = {}) => readUps(new Map(Object.entries({ 'ups.status': status, ...more })))

it.each([
  ['OL', { mains: true, low: false }],
  ['OL CHRG LB', { mains: true, low: true }],
  ['OB DISCHRG', { mains: false, low: false }],
  ['ALARM OB LB RB', { mains: false, low: true }],
  ['FSD OL', { mains: false, low: true }],
  ['OB CAL', { mains: true, low: false }],
])('%s', (status, meaning) => expect(read(status)).toEqual(meaning))

it('figures are rounded down, and left out when they cannot be', () => {
  expect(read('OB', { 'battery.charge': '83.4', 'battery.runtime': '1499' })).toMatchObject({ battery: 83, minutes: 24 })
  expect(read('OB', { 'battery.charge': '255', 'battery.runtime': 'NA' })).toEqual({ mains: false, low: false })
  expect(read('OB', { 'battery.charge': '', 'battery.runtime': '-1' })).toEqual({ mains: false, low: false })
})

it.each(['', 'WAIT', 'OFF'])('%j does not say', (status) => expect(read(status)).toBeNull())
it('no status at all neither', () => expect(readUps(new Map())).toBeNull())
