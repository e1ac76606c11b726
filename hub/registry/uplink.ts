/** A site's way to the hub as it is kept. */
import type { Site } from '../contract/resources.ts'
import { CARRIERS, carrierKey, type Uplink } from '../contract/uplink.ts'

/** The carrier as it is spelled already; a line has no SIM that could end. */
export function keptUplink(uplink: Uplink, sites: ReadonlyMap<unknown, Pick<Site, 'uplink'>>): Uplink {
  const { by, operator, simExpires } = uplink
  const named = operator?.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  return {
    by,
    ...(named && { operator: spelled(named, sites) }),
    ...(simExpires !== undefined && by !== 'line' && { simExpires }),
  }
}

function spelled(name: string, sites: ReadonlyMap<unknown, Pick<Site, 'uplink'>>): string {
  const key = carrierKey(name)
  const known = CARRIERS.find((each) => carrierKey(each) === key)
  if (known) return known
  for (const { uplink } of sites.values()) if (uplink?.operator !== undefined && carrierKey(uplink.operator) === key) return uplink.operator
  return name
}
