import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Made, makePhrases, type Wanted } from '../../../firmware-bridge/modem/phrases/make.ts'
import { fileOf, readManifest, sha256 } from '../../../firmware-bridge/modem/phrases/manifest.ts'
import { readSites } from '../../../firmware-bridge/modem/phrases/sites.ts'
import { isPlain, readWav } from '../../../firmware-bridge/modem/phrases/wav.ts'
import { PHRASES } from '../../../hub/contract/phrases.ts'
import { temporaryFolder } from '../../harness/temporary.ts'

const MAIN = new URL('../../../firmware-bridge/modem/phrases/main.ts', import.meta.url).pathname

/** A tone of 440 Hz, as a recorder makes it. */
function wavOf(seconds: number, rate = 8_000, channels = 1): Buffer {
  const samples = Math.round(seconds * rate)
  const data = Buffer.alloc(samples * channels * 2)
  for (let at = 0; at < samples * channels; at += 1)
    data.writeInt16LE(Math.round(12_000 * Math.sin((at / channels / rate) * 440 * 2 * Math.PI)), at * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * channels * 2, 28)
  head.writeUInt16LE(channels * 2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

const home = mkdtempSync(join(tmpdir(), 'phrases-'))
afterAll(() => rmSync(home, { recursive: true }))
const folder = join(home, 'phrases')
const own = join(home, 'own')
let made: Made
const wanted = (): Wanted => ({ folder, language: 'vi', own: null, amr: false, sites: null })
beforeAll(async () => {
  mkdirSync(own)
  writeFileSync(join(own, 'alarm-holdup.wav'), wavOf(1.5))
  writeFileSync(join(own, 'alarm-fire.wav'), wavOf(1, 44_100, 2))
  writeFileSync(join(own, 'drill.wav'), wavOf(9))
  writeFileSync(join(own, 'press-1.wav'), 'no sound at all')
  writeFileSync(join(own, 'alarm-flood.wav'), wavOf(1))
  const { names } = readSites('code,name\nKH-07,Tiệm vàng Kim Hoa\n')
  made = await makePhrases({ ...wanted(), own, amr: true, sites: names })
}, 120_000)

describe('a folder of phrases', () => {
  test('holds every phrase as each modem plays it, and says what each is', () => {
    const { phrases = [], engine, language } = readManifest(folder) ?? {}
    expect(phrases.map(({ id }) => id)).toEqual([...Object.keys(PHRASES), 'site-kh-07'])
    expect([language, engine]).toEqual(['vi', expect.stringMatching(/^espeak-ng \d/)])
    for (const { id, seconds, wav, amr } of phrases) {
      const bytes = readFileSync(fileOf(folder, id, 'wav'))
      const facts = readWav(bytes)
      expect(facts && isPlain(facts), id).toBe(true)
      expect(facts?.seconds, id).toBeCloseTo(seconds, 1)
      expect({ bytes: bytes.length, sha256: sha256(bytes) }, id).toEqual(wav)
      const small = readFileSync(fileOf(folder, id, 'amr'))
      // RFC 4867 §5.1.
      expect(small.toString('latin1', 0, 6), id).toBe('#!AMR\n')
      expect({ bytes: small.length, sha256: sha256(small) }, id).toEqual(amr)
    }
    expect(made.missing).toEqual([])
  })

  test('takes a person’s voice where there is one, as it is or converted, and names what it cannot use', () => {
    const from = new Map(readManifest(folder)?.phrases.map((phrase) => [phrase.id, phrase.from]))
    expect(['alarm-holdup', 'alarm-fire', 'drill', 'press-1'].map((id) => from.get(id))).toEqual([
      ...['recording', 'recording', 'engine', 'engine'],
    ])
    expect(readFileSync(fileOf(folder, 'alarm-holdup', 'wav'))).toEqual(readFileSync(join(own, 'alarm-holdup.wav')))
    expect(made.faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['alarm-flood.wav', 'drill', 'press-1'])
    expect(made.faults.join()).toContain('it lasts 9.0 s')
  })
})

test('made again, a recording and the names of sites are kept, and nothing has changed that a modem would be sent again', async () => {
  const before = readManifest(folder)?.phrases.map(({ id, wav }) => [id, wav.sha256])
  const again = await makePhrases(wanted())
  expect(again).toMatchObject({ recorded: 2, missing: [], faults: [] })
  expect(readManifest(folder)?.phrases.map(({ id, wav }) => [id, wav.sha256])).toEqual(before)
}, 120_000)

/** @param path where programs are looked for */
function run(args: string[], path = process.env.PATH): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: { PATH: path } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    )
  })
}

test('without an engine the recordings are there, and what is missing is named with the way to get it', async () => {
  const to = temporaryFolder()
  const right = temporaryFolder()
  writeFileSync(join(right, 'alarm-holdup.wav'), wavOf(1.5))
  const { code, said } = await run([to, '--own', right], '/nonexistent')
  expect(code).toBe(1)
  expect(said).toMatch(/1 recorded, 0 spoken[\s\S]*missing: .*press-1[\s\S]*espeak-ng is not there.*apt-get install espeak-ng/)
  expect(readManifest(to)?.phrases.map(({ id }) => id)).toEqual(['alarm-holdup'])
}, 60_000)

test('what is not understood is said, with how it is meant', async () => {
  expect(await run([])).toMatchObject({ code: 64, said: expect.stringContaining('npm run phrases -- DIR') })
  expect(await run(['/tmp', '--sites', '/nonexistent.csv'])).toMatchObject({ code: 64, said: expect.stringContaining('/nonexistent.csv') })
}, 60_000)

test('names of sites are read as an office writes them, and spoken as people say them', () => {
  const csv = '\uFEFFMã;Tên\r\nKH-02;"NH Nông nghiệp — CN Đức Trọng"\r\n\r\nKH-05;QTDND Liên Nghĩa\r\nKH-02;twice\r\nKH-09\r\n'
  const { names, faults } = readSites(csv)
  expect(names).toEqual([
    { id: 'site-kh-02', text: 'Ngân hàng Nông nghiệp, chi nhánh Đức Trọng' },
    { id: 'site-kh-05', text: 'Quỹ tín dụng nhân dân Liên Nghĩa' },
  ])
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['row 5', 'row 6'])
})
