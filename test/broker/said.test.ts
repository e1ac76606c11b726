import { expect, test } from 'vitest'
import { matches } from '../../hub/broker/said.ts'

test.each([
  ['gateways/g1/#', 'gateways/g1/a/b', true],
  ['gateways/g1/#', 'gateways/g1', true],
  ['gateways/g1/#', 'gateways/g10/a', false],
  ['gateways/g1/+', 'gateways/g1/a', true],
  ['gateways/g1/+', 'gateways/g1/a/b', false],
  ['gateways/g1/+', 'gateways/g1', false],
  ['gateways/g1/+/set', 'gateways/g1//set', true],
  ['gateways/g1/+/#', 'gateways/g1', false],
  ['gateways/g1/a', 'gateways/g1/a', true],
])('the filter %s and the topic %s match as MQTT 3.1.1 §4.7 says: %s', (filter, topic, expected) => {
  expect(matches(filter, topic)).toBe(expected)
})
