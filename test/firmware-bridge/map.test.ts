import { describe, expect, test } from 'vitest'
import { parseMap as parse, readMap } from '../../firmware-bridge/map.ts'
import { sentence } from '../../firmware-bridge/sentence-line.ts'
import { surgard } from '../../firmware-bridge/surgard.ts'

const parseMap = (json: string) => parse(json, sentence)

test('a device is a button, with or without a key', () => {
  const { map, faults } = parseMap('{"K01": "b-1", "K02": {"button": "b-2", "key": "000102030405060708090a0b0c0d0e0f"}}')
  expect(faults).toEqual([])
  expect(map.get('K01')).toEqual({ button: 'b-1', key: null, countedAs: 'K01' })
  expect(map.get('K02')?.key).toHaveLength(16)
})

test('every fault is named, each with its device', () => {
  const { faults } = parseMap(
    '{"K 1": "b-1", "K02": 7, "K03": {"button": "b-3", "key": "abc"}, "K04": {"button": "b/4", "colour": "red"}, "K05": null}',
  )
  expect(faults).toHaveLength(6)
  expect(faults.map((fault) => fault.match(/K ?\d+/)?.[0])).toEqual(['K 1', 'K02', 'K03', 'K04', 'K04', 'K05'])
})

describe('a map that says nothing is a fault', () => {
  test.each(['', '[]', '"K01"', 'null', '{}'])('%j', (json) => expect(parseMap(json).faults).toHaveLength(1))
  test('a file that is not there', () =>
    expect(readMap('/nonexistent/map.json', sentence).faults).toEqual([expect.stringContaining('cannot be read')]))
})

test('an alarm receiver’s devices are accounts and zones, and carry no keys', () => {
  expect(parse('{"1234:001": "b-1"}', surgard).faults).toEqual([])
  expect(parse('{"K01": "b-1"}', surgard).faults).toEqual([expect.stringContaining('account:zone')])
  expect(parse('{"1234:001": {"button": "b-1", "key": "000102030405060708090a0b0c0d0e0f"}}', surgard).faults).toEqual([
    expect.stringContaining('no signatures'),
  ])
})
