/** How long a modem is waited for. */
export type ModemTimes = {
  /** A command that asks nothing of the network. */
  commandMs: number
  /** Looking for a modem that should be there. */
  findTries: number
  findMs: number
  /** …and for one that was reset: a SIM7600 takes up to twenty seconds. */
  resetTries: number
  resetMs: number
  /** Before the line is opened anew. */
  firstPauseMs: number
  lastPauseMs: number
  /** How it stands is asked this often, and this soon when it says that something is different. */
  pollMs: number
  soonMs: number
  /** A message that could not be sent is tried again. */
  retryFirstMs: number
  retryLastMs: number
  /** 27.005 leaves it open; SIMCom's manuals say up to 60 s. */
  submitMs: number
  /** Reading or deleting messages on a full SIM. */
  listMs: number
  /** Stored messages are looked for without being told of. */
  collectMs: number
  /** A message of which a piece is missing is waited for. */
  piecesMs: number
  /** A call: how often it is looked at, how long it rings, lasts, and goes on at most after the key that takes it. */
  callLookMs: number
  callRingMs: number
  callMostMs: number
  callAfterKeyMs: number
  /** …and after everything was said, for a key. */
  callAfterSpeechMs: number
  /** One phrase that does not say when it has ended. */
  phraseMs: number
  /** Phrases wait for orders that are under way; and a file may take so long beside the time its bytes need. */
  uploadWaitMs: number
  uploadMs: number
  ussdMs: number
}

export const MODEM_TIMES: ModemTimes = Object.freeze({
  commandMs: 5_000,
  findTries: 3,
  findMs: 1_000,
  resetTries: 15,
  resetMs: 2_000,
  firstPauseMs: 1_000,
  lastPauseMs: 60_000,
  pollMs: 10_000,
  soonMs: 300,
  retryFirstMs: 5_000,
  retryLastMs: 60_000,
  submitMs: 60_000,
  listMs: 10_000,
  collectMs: 60_000,
  piecesMs: 10 * 60_000,
  callLookMs: 1_000,
  callRingMs: 45_000,
  callMostMs: 120_000,
  callAfterKeyMs: 3_000,
  callAfterSpeechMs: 10_000,
  phraseMs: 20_000,
  uploadWaitMs: 500,
  uploadMs: 10_000,
  ussdMs: 60_000,
})
