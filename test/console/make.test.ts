import { expect, test } from 'vitest'
import { makeOf } from '../../console/src/push/make.ts'

test.each([
  // the model as Chrome names it, or a browser's own name
  ['SM-S911B', 'samsung'],
  ['SM-A546E', 'samsung'],
  ['M2101K6G', 'xiaomi'],
  ['2201116SG', 'xiaomi'],
  ['23090RA98G', 'xiaomi'],
  ['Redmi Note 8', 'xiaomi'],
  ['CPH2207', 'oppo'],
  ['RMX3085', 'oppo'],
  ['V2109', 'vivo'],
  ['vivo 1906', 'vivo'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Version/18.4 Mobile/15E148 Safari/604.1', 'ios'],
  ['Mozilla/5.0 (Linux; U; Android 12; vi-vn; M2007J20CG) AppleWebKit/537.36 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.8', 'xiaomi'],
  ['Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-G991B) AppleWebKit/537.36 SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36', 'samsung'],
])('%s is a phone of %s', (text, make) => {
  expect(makeOf(text)).toBe(make)
})

test.each([
  'Pixel 8 Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  '',
])('nobody is guessed: %s', (text) => {
  expect(makeOf(text)).toBeNull()
})
