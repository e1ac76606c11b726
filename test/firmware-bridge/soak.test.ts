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
  })
  await bridge.start()
  await until('the hub is reached', () => bridge.log().includes('connected to the hub'))

  // A receiver that keeps forty on the line, and sends again what was not acknowledged.
  const unanswered = new Map<string, { frame: string; sentAt: number }>()
  let made = 0
  let sent = 0
  let read = 0
  let memory: number | null = null
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
    // The half of the way is where everything has its size.
    if (memory === null && made > FRAMES / 2) memory = residentMb(bridge.pid())
  }
  const grown = memory === null ? 0 : (residentMb(bridge.pid()) ?? 0) - memory
  const told = broker.published
    .filter(({ topic }) => topic.endsWith('/press'))
    .map(({ payload }) => (JSON.parse(payload) as { press: string }).press)
  expect(new Set(told).size).toBe(FRAMES)
  expect(told).toHaveLength(FRAMES)
  expect(grown, 'MB that the second half added').toBeLessThan(40)
  expect(await bridge.kill('SIGTERM')).toBe(0)
  await broker.stop()
  await line.close()
})
