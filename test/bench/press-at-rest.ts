/** One button, a press at a time and nothing else to do: how long until the button has its PUBACK, and until a console has the press. */
import { connectButtons } from './buttons.ts'
import type { Contestant } from './contestant.ts'
import { median, spread } from './figures.ts'
import type { Section } from './table.ts'
import { within } from './within.ts'

/** A broker at work has warm code, and a journal whose write-ahead log no longer grows. */
const WARM_UP = 300
const LIMIT_MS = 10_000
const ROUNDS = 5
const COLUMNS = ['p50 ms', 'p99 ms', 'max ms']

type Measured = { puback: number[]; console: number[] }

/** In turns, so that whatever else the machine does meanwhile meets all of them alike. */
export async function pressAtRest(contestants: readonly Contestant[], presses: number): Promise<Section[]> {
  const measured = contestants.map((contestant) => ({ contestant, rounds: [] as Measured[] }))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { contestant, rounds } of measured) rounds.push(await measure(contestant, presses))
  const rows = (which: keyof Measured) =>
    measured.map(({ contestant: { name, promises }, rounds }) => {
      const spreads = rounds.map((round) => spread(round[which]))
      const values = (['p50', 'p99', 'max'] as const).map((figure) => median(spreads.map((each) => each[figure])))
      return { who: name, ...(which === 'puback' && { promises }), values }
    })
  const how = `one button, median of ${ROUNDS} rounds of ${presses} presses, each when the one before is on the console`
  return [
    {
      title: `Press to PUBACK at rest: ${how}`,
      columns: COLUMNS,
      rows: rows('puback'),
      targets: { 'p50 ms': 1 },
      withPeers: true,
    },
    {
      title: `Press to console at rest: ${how}`,
      columns: COLUMNS,
      rows: rows('console'),
      targets: { 'p99 ms': 25 },
      withPeers: true,
      note: 'Our console is a signed-in officer’s feed over HTTP, told after the write; a peer’s is an MQTT subscriber.',
    },
  ]
}

async function measure(contestant: Contestant, presses: number): Promise<Measured> {
  const broker = await contestant.start()
  let awaited = { presses: 0, tell: (_at: number) => {} }
  await broker.listen((_, heard) => {
    if (heard === awaited.presses) awaited.tell(performance.now())
  })
  const [button] = await connectButtons(broker, 1)
  if (!button) throw new Error('no button')
  const measured: Measured = { puback: [], console: [] }
  for (let n = 1; n <= WARM_UP + presses; n += 1) {
    const seen = Promise.withResolvers<number>()
    awaited = { presses: n, tell: seen.resolve }
    const began = performance.now()
    const puback = await within(LIMIT_MS, `${contestant.name}: a PUBACK`, button.press(`rest-${n}`))
    const console = (await within(LIMIT_MS, `${contestant.name}: a press on the console`, seen.promise)) - began
    if (n <= WARM_UP) continue
    measured.puback.push(puback)
    measured.console.push(console)
  }
  button.end()
  await broker.stop()
  return measured
}
