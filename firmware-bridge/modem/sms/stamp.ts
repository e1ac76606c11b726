/** Times in a PDU: TP-SCTS and TP-DT (3GPP TS 23.040 §9.2.3.11), and the relative TP-VP (§9.2.3.12.1). */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const STAMP_OCTETS = 7
const QUARTERS_OF_VIETNAM = 28

const digitsOf = (octet: number): number => (octet & 0xf) * 10 + (octet >> 4)
const octetOf = (number: number): number => ((number % 10) << 4) | Math.floor(number / 10)

/** ms since 1970; null when it is no time. */
export function decodeStamp(octets: Uint8Array): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [...octets].map(digitsOf)
  if (octets.length < STAMP_OCTETS || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null
  const zone = octets[6] as number
  const quarters = digitsOf(zone & 0xf7) * (zone & 0x08 ? -1 : 1)
  // Two digits: the first short message was sent in 1992.
  return Date.UTC((year < 90 ? 2000 : 1900) + year, month - 1, day, hour, minute, second) - quarters * 15 * MINUTE
}

/** As a service centre in Vietnam writes it. */
export function encodeStamp(at: number): Uint8Array {
  const local = new Date(at + QUARTERS_OF_VIETNAM * 15 * MINUTE)
  return Uint8Array.from(
    [
      local.getUTCFullYear() % 100,
      local.getUTCMonth() + 1,
      local.getUTCDate(),
      local.getUTCHours(),
      local.getUTCMinutes(),
      local.getUTCSeconds(),
      QUARTERS_OF_VIETNAM,
    ].map(octetOf),
  )
}

/** For how long the service centre tries: never longer than `ms`, but at least the five minutes that are the shortest there is. */
export function encodeValidity(ms: number): number {
  if (ms <= 12 * HOUR) return Math.max(0, Math.floor(ms / (5 * MINUTE)) - 1)
  if (ms <= DAY) return 143 + Math.floor((ms - 12 * HOUR) / (30 * MINUTE))
  if (ms <= 30 * DAY) return 166 + Math.floor(ms / DAY)
  return Math.min(255, Math.max(196, 192 + Math.floor(ms / WEEK)))
}

export function decodeValidity(validity: number): number {
  if (validity <= 143) return (validity + 1) * 5 * MINUTE
  if (validity <= 167) return 12 * HOUR + (validity - 143) * 30 * MINUTE
  if (validity <= 196) return (validity - 166) * DAY
  return (validity - 192) * WEEK
}
