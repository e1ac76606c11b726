import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AtAnswer, AtCommand } from '../../../firmware-bridge/modem/at-channel.ts'
import { modelOf } from '../../../firmware-bridge/modem/model.ts'
import { createPhraseUpload } from '../../../firmware-bridge/modem/phrase-upload.ts'
import { fileOf, sha256, writeManifest } from '../../../firmware-bridge/modem/phrases/manifest.ts'
import { pushedClock, turn } from '../../harness/clock.ts'
import { QUICK } from '../../harness/modem.ts'
import { temporaryFolder } from '../../harness/temporary.ts'
import { until } from '../../harness/until.ts'
import { type ModemRig, modemRig } from './rig.ts'

const LIMIT_MS = 30_000
/** A file goes in pieces with a pause after each, and one that is lost is waited for: a machine with much else to do needs minutes. */
const LONG_MS = 180_000
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** Every byte there is, the ones a line of commands is moved by among them. */
function noise(seed: string, length: number): Buffer {
  const blocks: Buffer[] = [Buffer.from('\r\nOK\r\n\x1a\x1bAT\r\n> \0', 'latin1')]
  for (let n = 0; n * 32 < length; n += 1) blocks.push(createHash('sha256').update(`${seed} ${n}`).digest())
  return Buffer.concat(blocks).subarray(0, length)
}

const SIZES = { 'alarm-holdup': 3_000, 'press-1': 9_000, 'site-kh-07': 500 }

/** A folder as `npm run phrases` makes it, but for its sound. */
function phrases(folder = temporaryFolder(), seed = 'a'): string {
  const made = Object.entries(SIZES).map(([id, length]) => {
    const wav = noise(`${seed} ${id}`, length)
    const amr = noise(`${seed} ${id} amr`, length)
    writeFileSync(fileOf(folder, id, 'wav'), wav)
    writeFileSync(fileOf(folder, id, 'amr'), amr)
    const facts = (bytes: Buffer) => ({ bytes: bytes.length, sha256: sha256(bytes) })
    return { id, text: id, from: 'engine' as const, seconds: 1, wav: facts(wav), amr: facts(amr) }
  })
  writeManifest(folder, { language: 'vi', engine: 'none', phrases: made })
  return folder
}

const places = {
  SIM7600: (id: string) => `E:/${id}.wav`,
  A7670: (id: string) => `C:/${id}.amr`,
  SIM800: (id: string) => `C:\\User\\${id}.amr`,
}
const isWhole = (at: ModemRig, seed = 'a') =>
  Object.entries(SIZES).every(([id, length]) => at.modem.files.get(places.SIM7600(id))?.equals(noise(`${seed} ${id}`, length)))
const transfers = (at: ModemRig) => at.modem.commands.filter((command) => /CFTRANRX/.test(command))
const counters = (at: ModemRig) => at.bridge().counts() as { phrases?: number; phrasesMissing?: number }

test.each(['SIM7600', 'A7670', 'SIM800'] as const)(
  'a %s gets its phrases byte for byte, and says them',
  { timeout: 90_000 },
  async (model) => {
    const at = await modemRig({ world: { model, phrases: new Set() }, settings: { phrases: phrases() } })
    const suffix = model === 'SIM7600' ? '' : ' amr'
    await until('they are there', () => at.said.includes('the phrases are on the modem'), LIMIT_MS)
    for (const [id, length] of Object.entries(SIZES))
      expect(at.modem.files.get(places[model](id))?.equals(noise(`a ${id}${suffix}`, length)), id).toBe(true)
    await at.ask('call/out', { id: 'c-1', to: '0912345678', say: ['alarm-holdup', 'press-1'], expiresAt: inAnHour() })
    await until('it dials', () => at.modem.calls.length === 1, LIMIT_MS)
    at.modem.answered()
    await until('it has spoken', () => at.modem.played.length >= 2, LIMIT_MS)
    expect(at.modem.played.slice(0, 2)).toEqual(['alarm-holdup', 'press-1'])
  },
)

test('after a restart only what has changed, or is gone from the modem, is put there', { timeout: 90_000 }, async () => {
  const folder = phrases()
  const at = await modemRig({ world: { phrases: new Set() }, settings: { phrases: folder } })
  await until('they are there', () => at.said.includes('the phrases are on the modem'), LIMIT_MS)
  await until('the hub knows', () => counters(at).phrases === 3 && counters(at).phrasesMissing === 0, LIMIT_MS)
  await at.closeBridge()

  at.modem.files.delete(places.SIM7600('press-1'))
  const before = transfers(at).length
  await at.openBridge()
  await until('it is back', () => isWhole(at), LIMIT_MS)
  await until('it has looked at all', () => at.said.includes('the phrases are on the modem'), LIMIT_MS)
  expect(transfers(at).slice(before)).toEqual(['AT+CFTRANRX="E:/press-1.wav",9000'])
  await at.closeBridge()

  phrases(folder, 'b')
  await at.openBridge()
  await until('they are the new ones', () => isWhole(at, 'b'), LIMIT_MS)
})

test('a full modem has the first of them; a call says those, and tells once that one is missing', { timeout: 90_000 }, async () => {
  const at = await modemRig({ world: { phrases: new Set(), roomBytes: 4_000 }, settings: { phrases: phrases() } })
  await until('the hub knows', () => counters(at).phrases === 2 && counters(at).phrasesMissing === 1, LIMIT_MS)
  await at.ask('call/out', { id: 'c-1', to: '0912345678', say: ['alarm-holdup', 'press-1'], expiresAt: inAnHour() })
  await until('it dials', () => at.modem.calls.length === 1, LIMIT_MS)
  at.modem.answered()
  await until('it has ended by itself', () => at.told('call/status').some(({ state }) => state === 'ended'), LIMIT_MS)
  expect(at.modem.played).toEqual(['alarm-holdup', 'alarm-holdup', 'alarm-holdup'])
  const answered = at.told('call/status').filter(({ state }) => state === 'answered')
  expect(answered.map(({ said, code }) => [said, code])).toEqual([
    [true, undefined],
    [true, 'phrase-missing'],
  ])
})

test('a modem that loses bytes, or starts anew in the middle of a file, has the whole of it in the end', { timeout: 400_000 }, async () => {
  const at = await modemRig({ world: { phrases: new Set(), loses: 700 }, settings: { phrases: phrases() } })
  await until('the file whose bytes were lost is whole', () => isWhole(at), LONG_MS)
  await at.closeBridge()

  at.modem.files.clear()
  at.modem.world.loses = 1_000_000
  const before = transfers(at).length
  await at.openBridge()
  await until('it is being put there', () => transfers(at).length > before, LIMIT_MS)
  at.modem.world.loses = 0
  at.modem.restart()
  await until('it is whole', () => isWhole(at), LONG_MS)
})

test('a bridge that ends in the middle of a file finds the modem again, which still waits for the rest', { timeout: 400_000 }, async () => {
  const at = await modemRig({ world: { phrases: new Set(), loses: 1_000_000 }, settings: { phrases: phrases() } })
  await until('it is being put there', () => transfers(at).length > 0, LIMIT_MS)
  await at.closeBridge()
  at.modem.world.loses = 0
  await at.openBridge()
  await until('it is whole', () => isWhole(at), LONG_MS)
})

test('whatever is to be sent or said goes first', async () => {
  const clock = pushedClock()
  const sent: string[] = []
  let isBusy = true
  const answer = ({ text }: AtCommand): AtAnswer => ({ ok: true, lines: text === 'AT+CGSN' ? ['867584030012345'] : [] })
  const upload = createPhraseUpload({
    folder: phrases(),
    modem: {
      model: () => modelOf('SIMCOM_SIM7600E-H'),
      send(command) {
        sent.push(command.text)
        // As soon as a file has begun something is to be sent again.
        if (command.raw) isBusy = true
        return Promise.resolve(answer(command))
      },
    },
    jobs: { kept: new Map(), put: () => Promise.resolve() },
    clock,
    log: () => {},
    times: QUICK,
    baud: 115_200,
    isBusy: () => isBusy,
  })
  const files = () => sent.filter((text) => /CFTRANRX/.test(text)).length
  upload.ready()
  await clock.push(60_000)
  expect(files()).toBe(0)
  isBusy = false
  await clock.push(60_000)
  expect(files()).toBe(1)
  isBusy = false
  await clock.push(60_000)
  expect(files()).toBe(2)
  upload.close()
  await turn()
})

test('a modem that does not come back from a file is not given it for ever', async () => {
  const clock = pushedClock()
  const sent: string[] = []
  const lost: AtAnswer = { ok: false, why: 'timeout', code: null, lines: [] }
  const upload = createPhraseUpload({
    folder: phrases(),
    modem: {
      model: () => modelOf('SIMCOM_SIM7600E-H'),
      send({ text }) {
        sent.push(text)
        return Promise.resolve(/alarm-holdup.*,/.test(text) ? lost : { ok: true as const, lines: [] })
      },
    },
    jobs: { kept: new Map(), put: () => Promise.resolve() },
    clock,
    log: () => {},
    times: QUICK,
    baud: 115_200,
    isBusy: () => false,
  })
  for (let start = 0; start < 5; start += 1) {
    upload.ready()
    await clock.push(1_000)
  }
  expect(sent.filter((text) => /CFTRANRX.*alarm-holdup/.test(text))).toHaveLength(2)
  expect(sent.some((text) => /CFTRANRX.*press-1/.test(text))).toBe(true)
  upload.close()
})
