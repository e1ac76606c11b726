import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADEMCO_HEARTBEAT, encodeAdemco } from '../../firmware-bridge/ademco685.ts'
import type { ContactId } from '../../firmware-bridge/contact-id.ts'
import type { Heard } from '../../firmware-bridge/protocol.ts'
import { PROTOCOLS } from '../../firmware-bridge/protocols.ts'
import { encodeRadionics, RADIONICS_HEARTBEAT } from '../../firmware-bridge/radionics6500.ts'
import { encodeSurgard, SURGARD_HEARTBEAT } from '../../firmware-bridge/surgard.ts'

const reader = (protocol: string) => {
  const found = PROTOCOLS.get(protocol)
  if (!found) throw new Error(`no protocol ${protocol}`)
  return found.openReader()
}
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** What was heard, in the words of the fixtures. */
function words(heard: Heard): string {
  if (heard.heard !== 'signal') return heard.heard
  const { device, says } = heard.signal
  if (says.what !== 'press') return [says.what, device, ...(says.what === 'state' ? [JSON.stringify(says.fields)] : [])].join(' ')
  return ['press', device, says.fields.kind, ...(says.fields.replayed ? ['replayed'] : [])].join(' ')
}

test('every frame of the fixtures reads as the reason above it says', () => {
  const lines = readFileSync(new URL('../fixtures/frames-surgard.txt', import.meta.url), 'utf8').split('\n')
  const controls = { '<LF>': '\n', '<CR>': '\r', '<DC4>': '\x14' } as Record<string, string>
  const frames = lines.flatMap((line, i) => {
    const [, protocol, frame] = /^(surgard|ademco685|radionics6500) (.*)$/.exec(line) ?? []
    return protocol && frame
      ? [{ protocol, frame: frame.replace(/<\w+>/g, (name) => controls[name] ?? name), reason: lines[i - 1] ?? '' }]
      : []
  })
  expect(frames.length).toBeGreaterThanOrEqual(20)
  for (const { protocol, frame, reason } of frames) {
    const [, kind, meaning] = /^# (\w+): .*?(?:-> (.*))?$/.exec(reason) ?? []
    expect(reader(protocol).push(bytes(frame)).map(words), reason).toEqual([kind === 'ok' ? meaning : kind])
  }
})

const said = fc.record({
  account: fc.stringMatching(/^[0-9A-F]{4}$/),
  qualifier: fc.constantFrom<ContactId['qualifier'][]>('E', 'R', 'P'),
  code: fc.stringMatching(/^[1-9]\d{2}$/),
  partition: fc.stringMatching(/^\d{2}$/),
  zone: fc.stringMatching(/^[0-9A-F]{3}$/),
})
const FORMATS = [
  ['surgard', encodeSurgard, SURGARD_HEARTBEAT, 0x14],
  ['radionics6500', encodeRadionics, RADIONICS_HEARTBEAT, 0x14],
  ['ademco685', encodeAdemco, ADEMCO_HEARTBEAT, 0x0d],
] as const

test.each(FORMATS)(
  '%s: between any noise and under any split across reads every good frame comes out, once and in order',
  (name, encode, heartbeat, end) => {
    // Noise may hold anything but the terminator and what begins a frame's number; a frame torn off at any byte is in it on purpose.
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some.map((byte) => (byte === end ? 0x7e : byte)))),
      said.chain((contact) => fc.nat(18).map((length) => bytes(encode(contact).slice(0, length)))),
    )
    const frame = fc.oneof(
      said.map((contact) => ({ text: `${contact.account}:${contact.zone}`, bytes: bytes(encode(contact)) })),
      fc.constant({ text: 'heartbeat', bytes: bytes(heartbeat) }),
    )
    const parts = fc.array(
      fc.oneof(
        noise.map((some) => ({ text: null, bytes: some })),
        frame,
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(parts, fc.array(fc.nat(), { maxLength: 8 }), (all, cuts) => {
        const stream = Buffer.concat(all.map((part) => part.bytes))
        const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length]
        const line = reader(name)
        const heard = edges.slice(1).flatMap((edge, i) => line.push(stream.subarray(edges[i], edge)))
        const good = heard.flatMap((each) =>
          each.heard === 'signal' ? [each.signal.device] : each.heard === 'heartbeat' ? ['heartbeat'] : [],
        )
        expect(good).toEqual(all.flatMap(({ text }) => (text === null ? [] : [text])))
      }),
      { numRuns: 300 },
    )
  },
)

test('noise without an end is counted, and holds no memory', () => {
  const line = reader('surgard')
  for (let i = 0; i < 1_000; i++) expect(line.push(bytes('x'.repeat(1_000)))).toEqual([])
  expect(line.counts().noiseBytes).toBeGreaterThan(999_000)
  expect(
    line.push(bytes(`${encodeSurgard({ account: '1234', qualifier: 'E', code: '122', partition: '01', zone: '001' })}`)).map(words),
  ).toEqual(['press 1234:001 holdup'])
})

test('a frame that is damaged asks for a repeat, and what is not for this hub does not stop the receiver', () => {
  const surgard = PROTOCOLS.get('surgard')
  expect(surgard?.again(null, 'damaged')).toBe('\x15')
  expect(surgard?.ack(null)).toBe('\x06')
  expect(surgard?.refuse({ device: '9999:001', counter: null }, 'unknown')).toBe('\x06')
})
