import { expect, test } from 'vitest'
import { readCoordinates } from '../../console/src/admin/coordinates.ts'

test.each(['11.7353, 108.3736', '11.7353,108.3736', ' 11.7353 108.3736 ', '11,7353; 108,3736', '11,7353, 108,3736'])(
  'reads %s as Đức Trọng',
  (text) => {
    expect(readCoordinates(text)).toEqual({ lat: 11.7353, lon: 108.3736 })
  },
)

test.each(['', '11.7353', 'a, b', '108.3736, 11.7353, 5', '111.7, 108.3', '11.7, 208.3', ', 108'])('refuses %s', (text) => {
  expect(readCoordinates(text)).toBeNull()
})
