/** Every protocol the bridge speaks, by its name in BRIDGE_PROTOCOL. */
import { ademco685 } from './ademco685.ts'
import type { Protocol } from './protocol.ts'
import { radionics6500 } from './radionics6500.ts'
import { sentence } from './sentence-line.ts'
import { surgard } from './surgard.ts'

export const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map(
  [sentence, surgard, ademco685, radionics6500].map((protocol) => [protocol.name, protocol]),
)
