import type { TFunction } from 'i18next'
import { devices } from '../i18n/vi/devices.ts'
import type { Fact } from './facts.tsx'

type Counter = keyof typeof devices.counter
const isKnown = (name: string): name is Counter => Object.hasOwn(devices.counter, name)
/** A count of these that grows is somebody's affair. */
const WORRYING: readonly string[] = ['replays', 'refused', 'outbox', 'diskFailing']

/** What a gateway has counted since it started, in words; a count this page does not know keeps its own name. */
export const counterFacts = (counters: Readonly<Record<string, number>> | undefined, t: TFunction): Fact[] =>
  Object.entries(counters ?? {}).map(([name, n]) => ({
    name: isKnown(name) ? t(`devices.counter.${name}`) : name,
    value: String(n),
    tone: n > 0 && WORRYING.includes(name) ? ('waits' as const) : undefined,
  }))
