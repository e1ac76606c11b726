/** Questions to a modem that has to be there: what ends them early is thrown, so that a sequence reads as a list. */
import type { AtAnswer, AtChannel } from './at-channel.ts'

/** The modem did not answer, or was lost meanwhile. Whoever looks after the channel knows already. */
export class ModemLost extends Error {}

export type Ask = (text: string, options?: { accepts?: RegExp; limitMs?: number }) => Promise<AtAnswer>

export const asking =
  ({ send }: Pick<AtChannel, 'send'>, commandMs: number): Ask =>
  async (text, { accepts, limitMs = commandMs } = {}) => {
    const answer = await send({ text, limitMs, ...(accepts && { accepts }) })
    if (!answer.ok && (answer.why === 'timeout' || answer.why === 'lost')) throw new ModemLost(text)
    return answer
  }

/** Fields of an answer such as `+COPS: 0,0,"Viettel",7`, quotes taken off. */
export const fieldsOf = (line: string): string[] =>
  [...line.slice(line.indexOf(':') + 1).matchAll(/\s*(?:"([^"]*)"|([^,]*))(?:,|$)/g)]
    .slice(0, 16)
    .map(([, quoted, plain]) => quoted ?? plain?.trim() ?? '')
