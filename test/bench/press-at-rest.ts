/** One button and one console, a press at a time: how long until the button has its PUBACK, and until the console has the press. */
import { connectButtons } from './buttons.ts'
import type { Contestant } from './contestant.ts'
import { spread } from './figures.ts'
import type { Section } from './table.ts'
import { pause, within } from './within.ts'

const WARM_UP = 30
const BETWEEN_MS = 10
const LIMIT_MS = 10_000
const COLUMNS = ['p50 ms', 'p99 ms', 'max ms']

type Measured = { puback: number[]; console: number[] }

export async function pressAtRest(contestants: readonly Contestant[], presses: number): Promise<Section[]> {
  const measured: { contestant: Contestant; times: Measured }[] = []
  for (const contestant of contestants) measured.push({ contestant, times: await measure(contestant, presses) })
  const rows = (which: keyof Measured) =>
    measured.map(({ contestant: { name, promises }, times }) => ({
      who: name,
      ...(which === 'puback' && { promises }),
      values: Object.values(spread(times[which])),
    }))
  const how = `${presses} presses, one button, one console`
  return [
    { title: `Press to PUBACK at rest: ${how}`, columns: COLUMNS, rows: rows('puback'), targets: { 'p50 ms': 1 } },
    {
      title: `Press to console at rest: ${how}`,
      columns: COLUMNS,
      rows: rows('console'),
      targets: { 'p99 ms': 25 },
      note: 'Our console is a signed-in officer’s feed over HTTP, told after the write; a peer’s is an MQTT subscriber.',
    },
  ]
}

async function measure(contestant: Contestant, presses: number): Promise<Measured> {
  const broker = await contestant.start()
  const measured: Measured = { puback: [], console: [] }
  let arrived = { presses: 0, at: 0, tell: () => {} }
  await broker.listen((_, heard) => {
    if (heard !== arrived.presses) return
    arrived.at = performance.now()
    arrived.tell()
  })
  const [button] = await connectButtons(broker, 1)
  for (let press = 1; press <= WARM_UP + presses; press += 1) {
    const { promise: seen, resolve: tell } = Promise.withResolvers<void>()
    arrived = { presses: press, at: 0, tell }
    const began = performance.now()
    await within(LIMIT_MS, `${contestant.name}: the PUBACK of press ${press}`, button?.press(`rest-${press}`) ?? Promise.reject())
    const puback = performance.now() - began
    await within(LIMIT_MS, `${contestant.name}: press ${press} on the console`, seen)
    if (press > WARM_UP) {
      measured.puback.push(puback)
      measured.console.push(arrived.at - began)
    }
    await pause(BETWEEN_MS)
  }
  button?.end()
  await broker.stop()
  return measured
}
