/** One call from dialling to its end: what the modem says of it, what is said into it, and how long it may last. */
import type { CallStatusMessage } from '../../hub/contract/modem-messages.ts'
import { isOfSite, type Phrase } from '../../hub/contract/phrases.ts'
import type { Clock } from '../clock.ts'
import { stateIn } from './call-job.ts'
import { type Failure, failureOf } from './failures.ts'
import type { Speech } from './model.ts'
import type { Modem } from './modem.ts'
import type { PhraseUpload } from './phrase-upload.ts'
import type { ModemTimes } from './times.ts'

export type Call = {
  unsolicited(text: string): void
  /** Resolves when it is over: null, somebody answered and it ended; else why nobody did. */
  over: Promise<Failure | null>
  end(failure: Failure | null): void
}

type CallOptions = {
  to: string
  phrases: readonly string[]
  modem: Pick<Modem, 'send' | 'model'>
  recordings: Pick<PhraseUpload, 'mayBeThere' | 'notThere'>
  clock: Clock
  times: ModemTimes
  say(said: Omit<CallStatusMessage, 'id' | 'at'>): void
}

const DIAL_LIMIT_MS = 30_000
const LIMIT_MS = 10_000
/** A call that was just dialled is not in the list at once. */
const MOST_MISSES = 5
/** A person who has just lifted the telephone to the ear missed the beginning. */
const TIMES_SAID = 3

/** The key that takes the alarm; another is told, and the call goes on. */
const TAKES = '1'
const NOTED: Phrase = 'noted'
/** A phrase that is broken off has ended by then, whatever the modem says of it. */
const STOPS_MS = 1_000

export function makeCall({ to, phrases, modem, recordings, clock, times, say }: CallOptions): Call {
  const { promise, resolve } = Promise.withResolvers<Failure | null>()
  const timers = new Set<{ cancel(): unknown }>()
  let stage: 'dialling' | 'ringing' | 'answered' | 'over' = 'dialling'
  let wasListed = false
  let misses = 0
  let played: (() => void) | null = null
  let playing: Promise<unknown> = Promise.resolve()
  let isTaken = false
  const absent = new Set<string>()
  let isAbsenceTold = false

  function after(ms: number, call: () => void): { cancel(): unknown } {
    const timer = clock.after(ms, call)
    timers.add(timer)
    return timer
  }
  function end(failure: Failure | null): void {
    if (stage === 'over') return
    const result = stage === 'answered' ? null : failure
    if (stage === 'answered') tellAbsence()
    stage = 'over'
    for (const timer of timers) timer.cancel()
    played?.()
    void hangUp().then(() => resolve(result))
  }
  async function hangUp(): Promise<void> {
    const answer = await modem.send({ text: 'AT+CHUP', limitMs: LIMIT_MS })
    if (!answer.ok) await modem.send({ text: 'ATH', limitMs: LIMIT_MS })
  }

  function become(next: 'dialling' | 'ringing' | 'answered'): void {
    if (stage === 'over' || stage === 'answered' || stage === next) return
    stage = next
    if (next !== 'answered') return say({ state: next, later: false })
    ring.cancel()
    after(times.callMostMs, () => end(null))
    const { speech } = modem.model()
    const canSpeak = speech !== null && phrases.length > 0
    say({ state: 'answered', said: canSpeak, later: false })
    if (canSpeak) void speak(speech)
  }

  /** What the modem does not have is left out; the rest is said. */
  async function speak(speech: Speech): Promise<void> {
    for (let time = 0; time < TIMES_SAID; time += 1) {
      for (const phrase of phrases) {
        if (stage !== 'answered' || isTaken) return
        if (absent.has(phrase)) continue
        const isThere = play(speech, phrase)
        playing = isThere
        if (!(await isThere)) absent.add(phrase)
      }
      tellAbsence()
      if (absent.size === new Set(phrases).size) return
    }
    after(times.callAfterSpeechMs, () => end(null))
  }

  /** Resolves when it has been said; false when the modem does not have it. */
  async function play(speech: Speech, phrase: string): Promise<boolean> {
    if (!recordings.mayBeThere(phrase)) return false
    const { promise: ended, resolve: done } = Promise.withResolvers<void>()
    played = done
    const limit = after(times.phraseMs, done)
    const answer = await modem.send({ text: speech.play(speech.fileOf(phrase)), accepts: /^\+CREC:/, limitMs: LIMIT_MS })
    if (answer.ok) await ended
    limit.cancel()
    timers.delete(limit)
    // A modem that is lost ends the call, and says nothing of its phrases.
    if (answer.ok || answer.why === 'lost' || answer.why === 'timeout') return true
    recordings.notThere(phrase)
    return false
  }

  /** Once. The name of a site is a wish: its code is spelt beside it. */
  function tellAbsence(): void {
    if (isAbsenceTold || [...absent].every(isOfSite)) return
    isAbsenceTold = true
    say({ state: 'answered', said: absent.size < new Set(phrases).size, code: 'phrase-missing', later: false })
  }

  /** So that who pressed the key knows that it was heard. */
  async function thank(): Promise<void> {
    const { speech } = modem.model()
    if (!speech || phrases.length === 0) return
    await modem.send({ text: speech.stop, limitMs: LIMIT_MS })
    // What the modem says of the phrase that was broken off must not be taken for the end of the next.
    await Promise.race([playing, new Promise<void>((resolve) => after(STOPS_MS, resolve))])
    if (stage === 'answered' && (await play(speech, NOTED))) end(null)
  }

  async function look(): Promise<void> {
    const answer = await modem.send({ text: 'AT+CLCC', accepts: /^\+CLCC:/, limitMs: LIMIT_MS })
    if (!answer.ok && (answer.why === 'lost' || answer.why === 'timeout')) return end({ code: 'modem-silent', later: true })
    const state = stateIn(answer.lines)
    if (state) {
      wasListed = true
      become(state)
    } else {
      misses += 1
      if (wasListed || misses >= MOST_MISSES) return end({ code: 'no-carrier', later: true })
    }
    if (stage !== 'over') after(times.callLookMs, () => void look())
  }

  const ring = after(times.callRingMs, () => end({ code: 'no-answer', later: true }))
  say({ state: 'dialling', later: false })
  void modem.send({ text: `ATD${to};`, limitMs: DIAL_LIMIT_MS }).then((answer) => {
    if (!answer.ok) return end(failureOf(answer))
    if (stage !== 'over') after(times.callLookMs, () => void look())
  })

  return {
    over: promise,
    end,
    unsolicited(text) {
      const [, digit] = /^\+(?:RX)?DTMF: ?([0-9A-D*#])/.exec(text) ?? []
      if (digit !== undefined && stage !== 'over') {
        // A key can only come from a telephone that was lifted.
        become('answered')
        say({ state: 'pressed', digit, later: false })
        if (digit !== TAKES || isTaken) return
        isTaken = true
        void thank()
        after(times.callAfterKeyMs, () => end(null))
      } else if (/^VOICE CALL: BEGIN/.test(text)) become('answered')
      else if (/^(VOICE CALL: END|NO CARRIER)/.test(text)) end({ code: 'no-carrier', later: true })
      else if (text === 'BUSY') end({ code: 'busy', later: true })
      else if (text === 'NO ANSWER') end({ code: 'no-answer', later: true })
      else if (modem.model().speech?.played.test(text)) played?.()
    },
  }
}
