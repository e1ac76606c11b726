/** What a make of modem can do beside what 3GPP asks of all of them. From SIMCom's manuals (SIM800 V1.09, SIM7500/SIM7600 V1.08, A7600 V1.01); a make that is not here is dialled without speech. */
import { A7600_STORE, SIM800_STORE, SIM7600_STORE, type Store } from './phrase-store.ts'

export type ModemModel = {
  name: string
  /** Turns on the report of keys that are pressed at the far end; null where it comes by itself or not at all. */
  keysOn: string | null
  /** Whether keys at the far end are heard. */
  hearsKeys: boolean
  speech: Speech | null
}
export type Speech = {
  /** Where the file of a phrase lies on the modem. */
  fileOf(phrase: string): string
  play(file: string): string
  stop: string
  /** What the modem says when a file has been played. */
  played: RegExp
  store: Store
}

const SIM7600: ModemModel = {
  name: 'SIM7600',
  keysOn: null,
  hearsKeys: true,
  speech: {
    fileOf: (phrase) => `E:/${phrase}.wav`,
    play: (file) => `AT+CCMXPLAYWAV="${file}",1`,
    stop: 'AT+CCMXSTOPWAV',
    played: /^\+WAVSTATE: ?wav play stop/i,
    store: SIM7600_STORE,
  },
}
const A7600: ModemModel = {
  name: 'A7600',
  keysOn: 'AT+DDET=1',
  hearsKeys: true,
  speech: {
    fileOf: (phrase) => `C:/${phrase}.amr`,
    play: (file) => `AT+CCMXPLAY="${file}",1,0`,
    stop: 'AT+CCMXSTOP',
    played: /^\+AUDIOSTATE: ?audio play stop/i,
    store: A7600_STORE,
  },
}
const SIM800: ModemModel = {
  name: 'SIM800',
  keysOn: 'AT+DDET=1,0,0',
  hearsKeys: true,
  speech: {
    fileOf: (phrase) => `C:\\User\\${phrase}.amr`,
    play: (file) => `AT+CREC=4,"${file}",0,100`,
    stop: 'AT+CREC=5',
    played: /^\+CREC: ?0$/,
    store: SIM800_STORE,
  },
}
const OTHER: ModemModel = { name: 'other', keysOn: null, hearsKeys: false, speech: null }

/** By the answer to AT+CGMM (27.007 §5.2), such as `SIMCOM_SIM7600E-H` or `SIMCOM_SIM800L`. */
export function modelOf(identification: string): ModemModel {
  if (/SIM7[56]\d\d/i.test(identification)) return SIM7600
  if (/A76\d\d/i.test(identification)) return A7600
  if (/SIM8\d\d/i.test(identification) && !/SIM8[2-9]\d\d/i.test(identification)) return SIM800
  return OTHER
}
