/** What HUB_TRUSTED_PROXY may hold: an address, or a range in CIDR notation (RFC 4632 §3.1). */
import { isIP } from 'node:net'

/** A range of nothing but zeros holds everybody, and whoever trusts everybody has no limit on guessing left. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128)
}
