import { expect, test } from 'vitest'
import { crc16, crc16Hex } from '../../firmware-bridge/crc16.ts'

test('the check value of CRC-16/CCITT-FALSE is 29B1', () => {
  expect(crc16(Buffer.from('123456789'))).toBe(0x29b1)
  expect(crc16Hex('123456789')).toBe('29B1')
})

test('four digits are written even when the first are zero', () => {
  expect(crc16Hex('BEAT,K01,18,bat=86,rssi=-71')).toBe('07F2')
})
