/** The head of a WAV file: what kind of sound it holds, and for how long. */

export type WavFacts = { isPcm: boolean; rate: number; channels: number; bits: number; seconds: number }

const PCM = 1
/** WAVE_FORMAT_EXTENSIBLE: what it really is stands in its longer head. */
const EXTENSIBLE = 0xfffe

/** Null when it is no whole WAV file. Chunks stand one after the other, each padded to an even length (RIFF, 1991). */
export function readWav(bytes: Buffer): WavFacts | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null
  let format: Omit<WavFacts, 'seconds'> & { perSecond: number } = { isPcm: false, rate: 0, channels: 0, bits: 0, perSecond: 0 }
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const from = at + 8
    if (name === 'fmt ' && size >= 16 && from + size <= bytes.length) {
      const tag = bytes.readUInt16LE(from)
      const real = tag === EXTENSIBLE && size >= 26 ? bytes.readUInt16LE(from + 24) : tag
      const [channels, bits] = [bytes.readUInt16LE(from + 2), bytes.readUInt16LE(from + 14)]
      format = { isPcm: real === PCM, channels, bits, rate: bytes.readUInt32LE(from + 4), perSecond: bytes.readUInt32LE(from + 8) }
    } else if (name === 'data') {
      if (format.perSecond === 0 || from + size > bytes.length) return null
      const { perSecond, ...facts } = format
      return { ...facts, seconds: size / perSecond }
    }
    at = from + size + (size % 2)
  }
  return null
}

/** As every modem here plays it: 8 kHz, one channel, 16 bits. */
export const isPlain = ({ isPcm, rate, channels, bits }: WavFacts): boolean => isPcm && rate === 8_000 && channels === 1 && bits === 16
