import { expect, test } from 'vitest'
import { readCommand, splitCommand } from '../../../firmware-bridge/bell/command-line.ts'
import { readBellConfig } from '../../../firmware-bridge/bell/config.ts'

const GOOD = {
  PATH: process.env.PATH,
  BELL_MQTT_URL: 'mqtts://chuong.example.vn:8883',
  BELL_DEVICE: 'gateway-1',
  BELL_PASSWORD: 'secret',
  BELL_STATION: 'station-1',
  BELL_ON: 'true --relay 1',
  BELL_OFF: '/bin/true',
}

test('a good environment is read; without a program for trouble there is none', () => {
  expect(readBellConfig(GOOD)).toMatchObject({
    ok: true,
    config: { device: 'gateway-1', station: 'station-1', hooks: { on: [expect.stringMatching(/\/true$/), '--relay', '1'], trouble: null } },
  })
})

test('everything missing is named at once', () => {
  const read = readBellConfig({})
  expect(read.ok ? [] : read.faults.map((fault) => fault.split(' ')[0])).toEqual([
    'BELL_MQTT_URL',
    'BELL_DEVICE',
    'BELL_PASSWORD',
    'BELL_STATION',
    'BELL_ON',
    'BELL_OFF',
  ])
})

test.each([
  ['BELL_MQTT_URL', 'http://127.0.0.1'],
  ['BELL_MQTT_URL', 'mqtt://g-1:secret@127.0.0.1'],
  ['BELL_DEVICE', 'g/1'],
  ['BELL_STATION', 'a b'],
  ['BELL_ON', '/nonexistent/siren on'],
  ['BELL_ON', 'no-such-siren-tool'],
  ['BELL_OFF', './siren off'],
  ['BELL_OFF', 'true "half'],
  ['BELL_TROUBLE', '/etc'],
  ['BELL_CA', '/nonexistent/ca.pem'],
  ['BELL_OFFF', 'true'],
])('%s=%s is refused in words', (name, value) => {
  const read = readBellConfig({ ...GOOD, [name]: value })
  expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(name)])
})

test.each([
  ['gpioset 0 17=1', ['gpioset', '0', '17=1']],
  ['  aplay   "/srv/còi hú.wav"  ', ['aplay', '/srv/còi hú.wav']],
  [`curl -d '{"on":true}' http://relay/$HOME/*`, ['curl', '-d', '{"on":true}', 'http://relay/$HOME/*']],
  [`a"b c"d ''`, ['ab cd', '']],
  ['', []],
])('%s', (text, words) => {
  expect(splitCommand(text)).toEqual(words)
})

test('a program is found by its name in PATH, in order', () => {
  expect(readCommand('true x', '/nonexistent:/bin')).toEqual(['/bin/true', 'x'])
})
