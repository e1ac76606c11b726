import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import { openPlainBroker } from '../harness/plain-broker.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'
import { bridgeProcess } from './child.ts'
import { openLine } from './pty.ts'

const FRAMES = 100_000
/** One in ten has a byte bent on the way. */
const DAMAGED_EVERY = 10
const AT_ONCE = 60
/** Over a pty an answer takes milliseconds; a radio receiver waits longer. */
const ASK_AGAIN_MS = 150
const DEVICES = 50
/** Garbage is collected when there is need: with all the room of a large machine hundreds of MB of it say nothing of what is kept. */
const LITTLE_ROOM = '--max-old-space-size=64 --max-semi-space-size=2'

/** Resident memory, MB (Linux, proc(5)); elsewhere the flatness of memory is not looked at. */
function residentMb(pid: number): number | null {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return null
  }
}

test(`${FRAMES.toLocaleString('en')} presses with a tenth of the frames damaged: none is lost, each is told once, memory is flat`, {
  timeout: 900_000,
}, async () => {
  const line = await openLine()
  const broker = await openPlainBroker('g-1', 'secret')
  const map = Object.fromEntries(Array.from({ length: DEVICES }, (_, n) => [`K${n}`, `b-${n}`]))
  const bridge = bridgeProcess({
    serial: line.path,
    mqttUrl: broker.url(),
    gateway: 'g-1',
    password: 'secret',
    map,
    folder: temporaryFolder(),
    env: { NODE_OPTIONS: LITTLE_ROOM },
  })
  await bridge.start()
  await until('the hub is reached', () => bridge.log().includes('connected to the hub'))

  // A receiver that keeps forty on the line, and sends again what was not acknowledged.
  const unanswered = new Map<string, { frame: string; sentAt: number }>()
  let made = 0
  let sent = 0
  let read = 0
  /** Resident, MB, at least once in a thousand presses. */
  const memory: { at: number; mb: number }[] = []
  /** What garbage not yet collected comes on top of: one look says as much of that as of what is kept. */
  const least = (from: number, to: number) => Math.min(...memory.filter(({ at }) => at > from && at <= to).map(({ mb }) => mb))
  const send = (name: string, frame: string) => {
    unanswered.set(name, { frame, sentAt: performance.now() })
    line.send(++sent % DAMAGED_EVERY === 0 ? `${frame.slice(0, 7)}?${frame.slice(8)}` : frame)
  }
  const answered = () => {
    const heard = line.heard()
    const end = heard.lastIndexOf('\r\n')
    if (end < read) return
    for (const [, device, counter] of heard.slice(read, end + 2).matchAll(/\$ACK,(K\d+),(\d+)\*/g))
      unanswered.delete(`${device}-${counter}`)
    read = end + 2
  }
  while (made < FRAMES || unanswered.size > 0) {
    while (made < FRAMES && unanswered.size < AT_ONCE) {
      const device = `K${made % DEVICES}`
      const counter = ++made
      const frame = encodeSentence({ type: 'PRESS', device, counter, fields: { bat: 87 } })
      send(`${device}-${counter}`, frame)
    }
    const before = unanswered.size
    const isOld = ({ sentAt }: { sentAt: number }) => performance.now() - sentAt > ASK_AGAIN_MS
    await until('an answer, or time to ask again', () => {
      answered()
      return unanswered.size < before || [...unanswered.values()].some(isOld)
    })
    for (const [name, waiting] of [...unanswered]) if (isOld(waiting)) send(name, waiting.frame)
    const mb = made - (memory.at(-1)?.at ?? 0) >= 1_000 ? residentMb(bridge.pid()) : null
    if (mb !== null) memory.push({ at: made, mb })
  }
  // At half of the way everything has its size.
  const [half, most] = [FRAMES / 2, (FRAMES * 3) / 4]
  const grown = memory.length > 0 ? least(most, FRAMES) - least(half, most) : 0
  const told = broker.published
    .filter(({ topic }) => topic.endsWith('/press'))
    .map(({ payload }) => (JSON.parse(payload) as { press: string }).press)
  expect(new Set(told).size).toBe(FRAMES)
  expect(told).toHaveLength(FRAMES)
  expect(grown, 'MB that the last quarter added').toBeLessThan(20)
  expect(await bridge.kill('SIGTERM')).toBe(0)
  await broker.stop()
  await line.close()
})
