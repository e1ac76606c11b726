/** A question to whoever sits there; where nobody can answer, the answer is none. */
import { createInterface } from 'node:readline/promises'
import type { Said } from './say.ts'

export type Ask = (question: Said) => Promise<string>

export const ask: Ask = async ([vi, en]) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY === true })
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const over = new Promise<string>((resolve) => void lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question(`${vi}\n    ${en}\n> `), over])
  lines.close()
  return answer.trim()
}
