/** `npm run doctor -- --phone`: a code to scan, and each step of a real phone as it comes. */
import { renderUnicodeCompact } from 'uqr'
import type { BoxAnswer } from '../box-client.ts'
import { machineWords } from '../contract/machine-words.ts'
import { PHONE_STEPS, type PhoneCheck, type PhoneCheckLink } from '../contract/phone-check.ts'
import type { Clock } from '../desk/clock.ts'
import type { Zone } from './page.ts'
import { PHONE_WORDS } from './phone-words.ts'
import type { Language } from './sentences.ts'

export type PhoneWorld = {
  /** The address that people use. */
  url: string
  ask<T>(method: 'GET' | 'POST', path: string): Promise<BoxAnswer<T>>
  pause(ms: number): Promise<void>
  clock: Pick<Clock, 'now'>
  say(line: string): void
  /** In which the end of the link is told. */
  zone: Zone
}

const LOOK_EVERY_MS = 1_000
const LOOPBACK = /^(localhost|127\.|\[::1\])/

/** True: every step was proved. Ends with the link at the latest. */
export async function tryPhone({ url, ask, pause, clock, say, zone }: PhoneWorld, language: Language): Promise<boolean> {
  const words = PHONE_WORDS[language]
  const made = await ask<PhoneCheckLink>('POST', '/phone-check')
  if (!made.ok) {
    say(words.stopped)
    return false
  }
  const link = `${url}${made.body.path}`
  const until = Date.parse(made.body.until)
  if (!url.startsWith('https:')) say(words.notHttps)
  if (LOOPBACK.test(new URL(url).host)) say(words.loopback)
  for (const line of [words.scan, '', renderUnicodeCompact(link), '', `  ${link}`, '', words.until(clockTime(until, zone)), words.waiting])
    say(line)

  /** What was said of each step last. */
  const said = new Map<string, boolean>()
  for (;;) {
    const answer = await ask<PhoneCheck>('GET', '/phone-check').catch(() => null)
    if (answer === null) {
      say(words.stopped)
      return false
    }
    if (answer.ok)
      for (const { step, ok, why } of answer.body.steps) {
        if (said.get(step) === ok) continue
        said.set(step, ok)
        say(ok ? words.ok[step] : `${words.failed[step]}${why === undefined ? '' : ` (${machineWords(why, language)})`}`)
      }
    const missing = PHONE_STEPS.filter((step) => said.get(step) !== true)
    if (missing.length === 0) {
      say(words.passed)
      return true
    }
    // The link has ended, or another took its place.
    if (!answer.ok || clock.now() >= until) {
      say(words.missing(missing.map((step) => words.steps[step]).join(', ')))
      return false
    }
    await pause(LOOK_EVERY_MS)
  }
}

function clockTime(at: number, { name, isNamed }: Zone): string {
  const time = new Intl.DateTimeFormat('vi', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: name }).format(at)
  return isNamed ? `${time} (${name})` : time
}
