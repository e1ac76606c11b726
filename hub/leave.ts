/** The end of the process, when everything that it had to write is written. */
import { setTimeout as pause } from 'node:timers/promises'

/** What is still on its way to a disk or a name server mostly comes within this. */
const PATIENCE_MS = 500
const LOOK_AGAIN_MS = 25
/** Work for a thread of its own: files (a disk that hangs), and names (a server that does not answer, 20 s and more). */
const HELD = /^(FSReq|GetAddrInfo|GetNameInfo)/

const isThreadHeld = () => process.getActiveResourcesInfo().some((resource) => HELD.test(resource))

/**
 * `process.exit` waits for every thread (libuv, uv_library_shutdown), and no timer fires meanwhile: one that is held would
 * keep the process for as long as it likes. Another program in its place takes all threads with it (execve(2)).
 */
export async function leave(code = 0): Promise<never> {
  for (let waited = 0; isThreadHeld() && waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) await pause(LOOK_AGAIN_MS)
  if (isThreadHeld()) process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {})
  process.exit(code)
}
