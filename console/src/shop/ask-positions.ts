import type { Positions } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import { showPositions } from './positions.ts'

export const askPositions = async (site: string, pin: string): Promise<void> =>
  showPositions(site, await call<Positions>('POST', `/sites/${site}/positions`, { pin }))
