import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBridgeConfig } from '../../firmware-bridge/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'bridge-config-'))
const mapFile = join(folder, 'map.json')
writeFileSync(mapFile, '{"K01": "b-1"}')
afterAll(() => rmSync(folder, { recursive: true }))

const GOOD = {
  BRIDGE_SERIAL: '/dev/ttyUSB0',
  BRIDGE_MQTT_URL: 'mqtt://127.0.0.1:1883',
  BRIDGE_GATEWAY: 'g-1',
  BRIDGE_PASSWORD: 'secret',
  BRIDGE_MAP: mapFile,
}

test('a good environment is read, with 9600 baud and the sentence protocol unless told otherwise', () => {
  const read = readBridgeConfig(GOOD)
  expect(read).toMatchObject({ ok: true, config: { serial: '/dev/ttyUSB0', baud: 9600, format: '8N1', gateway: 'g-1' } })
})

test('everything missing is named at once', () => {
  const read = readBridgeConfig({})
  expect(read.ok ? [] : read.faults.map((fault) => fault.split(' ')[0])).toEqual([
    'BRIDGE_SERIAL',
    'BRIDGE_MQTT_URL',
    'BRIDGE_GATEWAY',
    'BRIDGE_PASSWORD',
    'BRIDGE_MAP',
  ])
})

test.each([
  ['BRIDGE_MQTT_URL', 'http://127.0.0.1'],
  ['BRIDGE_MQTT_URL', 'mqtt'],
  ['BRIDGE_MQTT_URL', 'mqtt://g-1:secret@127.0.0.1'],
  ['BRIDGE_GATEWAY', 'g/1'],
  ['BRIDGE_BAUD', 'fast'],
  ['BRIDGE_BAUD', '-9600'],
  ['BRIDGE_PROTOCOL', 'morse'],
  ['BRIDGE_FORMAT', '8E2'],
  ['BRIDGE_CA', '/nonexistent/ca.pem'],
  ['BRIDGE_SERAIL', '/dev/ttyUSB0'],
  ['BRIDGE_MAP', '/nonexistent/map.json'],
])('%s=%s is refused in words', (name, value) => {
  const read = readBridgeConfig({ ...GOOD, [name]: value })
  expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(name)])
})

describe('a modem', () => {
  const { BRIDGE_MAP, ...others } = GOOD
  const MODEM = { ...others, BRIDGE_PROTOCOL: 'modem' }
  const brokenPhrases = join(folder, 'broken')
  mkdirSync(brokenPhrases)
  writeFileSync(join(brokenPhrases, 'manifest.json'), '{"phrases": "none"}')

  test('needs no map, and speaks 115200 baud unless told otherwise', () => {
    expect(readBridgeConfig({ ...MODEM, BRIDGE_MODEM_PIN: '0123', BRIDGE_MODEM_RESET: '/bin/true' })).toMatchObject({
      ok: true,
      config: { baud: 115_200, protocol: { name: 'modem' }, modem: { pin: '0123', reset: '/bin/true' } },
    })
  })

  test.each([
    ['BRIDGE_MODEM_PIN', '12'],
    ['BRIDGE_MODEM_PIN', 'abcd'],
    ['BRIDGE_MODEM_RESET', '/nonexistent/reset'],
    ['BRIDGE_MODEM_PHRASES', '/nonexistent/phrases'],
    ['BRIDGE_MODEM_PHRASES', brokenPhrases],
    ['BRIDGE_MAP', BRIDGE_MAP],
  ])('%s=%s is refused in words, and a PIN is not repeated', (name, value) => {
    const read = readBridgeConfig({ ...MODEM, [name]: value })
    expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(name)])
    if (name === 'BRIDGE_MODEM_PIN') expect(JSON.stringify(read)).not.toContain(value)
  })

  test('what is for a modem is refused beside a receiver', () => {
    const read = readBridgeConfig({ ...GOOD, BRIDGE_MODEM_PIN: '1234' })
    expect(read.ok ? [] : read.faults).toEqual(['BRIDGE_MODEM_PIN is only for BRIDGE_PROTOCOL=modem'])
  })
})
