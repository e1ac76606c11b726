/** The `sentence` protocol as the bridge takes it: the framer finds the bodies, `sentence` reads them, and these are the answers. */
import { createFramer } from './framer.ts'
import type { Addressee, Heard, Protocol, Says } from './protocol.ts'
import { DEVICE, decodeSentence, encodeAck, encodeNak, type Sentence } from './sentence.ts'

/** As the device wrote it when it is no number: the hub shows such a field instead of losing it. */
const reading = (text: string | undefined) => (text === undefined || text === '' || Number.isNaN(Number(text)) ? text : Number(text))

function meaningOf({ type, fields }: Sentence): Says {
  const readings = { battery: reading(fields.get('bat')), rssi: reading(fields.get('rssi')) }
  switch (type) {
    case 'PRESS':
      return { what: 'press', fields: { kind: fields.get('kind'), ...readings } }
    case 'TAMPER':
      return { what: 'state', fields: { tamper: fields.get('open') !== '0', ...readings } }
    case 'BEAT':
      return { what: 'beat', fields: readings }
  }
}

function read(body: string): Heard {
  const decoded = decodeSentence(body)
  if (!decoded.ok) return { heard: 'strange', why: decoded.why, text: body, to: decoded.to }
  const { sentence } = decoded
  const { device, counter, signed } = sentence
  return { heard: 'signal', signal: { device, counter, signed, says: meaningOf(sentence), text: body } }
}

const numbered = ({ device, counter }: Addressee) => ({ device, counter: counter ?? '' })

export const sentence: Protocol = {
  name: 'sentence',
  device: { pattern: DEVICE, words: 'up to 32 letters, digits, - and _' },
  signs: true,
  openReader() {
    const framer = createFramer()
    return { push: (bytes) => framer.push(bytes).map(read), counts: framer.counts }
  },
  ack: (to) => (to ? encodeAck(numbered(to)) : ''),
  refuse: (to, why) => encodeNak(numbered(to), why),
  again: (to, why) => (to ? encodeNak(numbered(to), why) : null),
  heartbeatMs: null,
}
