/** Every button at once: how long until each has its PUBACK and each alarm is on one console, and whether any was lost. */
import { connectButtons } from './buttons.ts'
import { residentMb } from './child.ts'
import type { Contestant } from './contestant.ts'
import { median } from './figures.ts'
import type { Section } from './table.ts'
import { pause, within } from './within.ts'

const SETTLE_MS = 1_000
const LIMIT_MS = 20_000
const ROUNDS = 3

type Round = { connected: number; acknowledged: number; shown: number; lost: number; mb: number }

/** Each round in a process of its own: the first burst in its life, as when an alarm comes after quiet weeks. */
export async function burst(contestants: readonly Contestant[], buttons: number): Promise<Section> {
  const rows: Section['rows'][number][] = []
  for (const contestant of contestants) {
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(contestant, buttons))
    const middle = (which: keyof Round) => median(rounds.map((round) => round[which]))
    const lost = rounds.reduce((sum, round) => sum + round.lost, 0)
    const values = [middle('acknowledged'), middle('shown'), lost, middle('connected'), middle('mb')]
    rows.push({ who: contestant.name, promises: contestant.promises, values })
  }
  return {
    title: `Burst: ${buttons} buttons press at once, median of ${ROUNDS} rounds`,
    columns: ['all PUBACKs ms', 'all on console ms', 'lost', 'all connected ms', 'resident MB'],
    rows,
    targets: { 'all PUBACKs ms': 1_000, 'all on console ms': 1_000, lost: 0 },
    withPeers: true,
  }
}

async function measure(contestant: Contestant, count: number): Promise<Round> {
  const broker = await contestant.start()
  const shown = new Set<string>()
  const all = Promise.withResolvers<number>()
  await broker.listen((button) => {
    shown.add(button)
    if (shown.size === count) all.resolve(performance.now())
  })
  const connecting = performance.now()
  const buttons = await connectButtons(broker, count)
  const connected = performance.now() - connecting
  await pause(SETTLE_MS)

  const began = performance.now()
  let pubacks = 0
  const presses = buttons.map((button) => button.press('burst').then(() => (pubacks += 1)))
  const answers = Promise.allSettled(presses).then(() => performance.now())
  /** Infinity: it never came, and is counted as lost below. */
  const since = (what: Promise<number>) =>
    within(LIMIT_MS, 'the burst', what).then(
      (at) => at - began,
      () => Number.POSITIVE_INFINITY,
    )
  const [answered, seen] = await Promise.all([since(answers), since(all.promise)])
  const mb = residentMb(broker.pid)
  for (const button of buttons) button.end()
  await broker.stop()
  return { connected, acknowledged: answered, shown: seen, lost: count - pubacks + count - shown.size, mb }
}
