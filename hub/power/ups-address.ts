/** Where a UPS is asked, from `nut://name:password@host:port/ups`; the name is optional, the port is NUT's own (RFC 9271) unless given. */
export type UpsAddress = Readonly<{ host: string; port: number; ups: string; login: { user: string; password: string } | null }>

const PORT = 3493
/** What may stand in a line of the protocol without a quote. */
const WORD = /^[\w.:-]{1,64}$/

/** Null: it is no such address. */
export function upsAddress(text: string): UpsAddress | null {
  const url = URL.parse(text)
  if (url?.protocol !== 'nut:' || url.hostname === '' || url.search !== '' || url.hash !== '') return null
  const [ups, user, password] = [url.pathname.slice(1), url.username, url.password].map(decoded)
  if (ups === undefined || user === undefined || password === undefined || !WORD.test(ups)) return null
  if ((user === '') !== (password === '') || /[\r\n]/.test(user + password)) return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { host, port: url.port === '' ? PORT : Number(url.port), ups, login: user === '' ? null : { user, password } }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
