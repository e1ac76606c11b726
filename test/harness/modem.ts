/** A scripted modem at the far end of a line made of ptys: what BRIDGE_SERIAL opens in the modem's tests. */
import { onTestFinished } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { createSimulatedModem, type SimulatedModem } from '../../firmware-bridge/modem/simulated-modem.ts'
import type { SimulatedWorld } from '../../firmware-bridge/modem/simulated-world.ts'
import { MODEM_TIMES, type ModemTimes } from '../../firmware-bridge/modem/times.ts'
import { type Line, openLine } from '../firmware-bridge/pty.ts'

export type ScriptedModem = SimulatedModem & { path: string; line: Line }

/** A modem on a pty answers within milliseconds: nothing has to be waited for as long as for a real one. */
export const QUICK: ModemTimes = Object.freeze({
  ...MODEM_TIMES,
  commandMs: 2_000,
  findTries: 2,
  findMs: 400,
  resetTries: 2,
  resetMs: 400,
  firstPauseMs: 50,
  lastPauseMs: 200,
  pollMs: 300,
  soonMs: 20,
  retryFirstMs: 50,
  retryLastMs: 200,
  submitMs: 8_000,
  listMs: 4_000,
  collectMs: 500,
  piecesMs: 1_000,
  callLookMs: 50,
  callRingMs: 4_000,
  callMostMs: 15_000,
  callAfterKeyMs: 4_000,
  callAfterSpeechMs: 8_000,
  phraseMs: 500,
  uploadWaitMs: 20,
  uploadMs: 8_000,
  ussdMs: 4_000,
})

export async function openModem(world: Partial<SimulatedWorld> = {}): Promise<ScriptedModem> {
  const line = await openLine({ heard: (bytes) => modem.heard(bytes) })
  onTestFinished(() => line.close())
  const modem = createSimulatedModem({ clock: systemClock, write: (text) => line.send(text), world })
  return { ...modem, path: line.path, line }
}
