/** Where this hub says that it lives. The token of the other hub, and the broker’s password, are kept when the address stays and no other is given. */
import { isIP } from 'node:net'
import { type Make, refuse } from './change.ts'

/** Loopback, and what no router of the internet passes on (RFC 1918, RFC 6598, RFC 4193): there a tunnel may do what TLS does elsewhere. */
const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[?::1\]?$|\[?f[cd])/i

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return (
    protocol === 'https:' ||
    protocol === 'mqtts:' ||
    hostname === 'localhost' ||
    (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 && PRIVATE.test(hostname))
  )
}

export const setAliveTo: Make<'SetAliveTo'> = (data, { to }) => {
  const { hub, web, mqtt } = to
  const before = data.aliveTo.hub
  const token = hub?.token ?? (hub && before?.url === hub.url ? before.token : undefined)
  if (hub && token === undefined) return refuse('needs-hub-token', 'Enter the token that the other hub has shown.')
  if (hub && !isSafe(hub.url))
    return refuse('needs-https', 'The token must not cross the internet in the clear: the address of the other hub begins with https.')
  if (web && !URL.canParse(web.url)) return refuse('needs-https', 'This is not an address.')
  const { mqtt: known } = data.aliveTo
  const isSame = mqtt && known?.url === mqtt.url && known.username === mqtt.username
  const password = mqtt?.password ?? (isSame ? known.password : undefined)
  if (mqtt && password !== undefined && !isSafe(mqtt.url))
    return refuse('needs-https', 'The password must not cross the internet in the clear: the address of the broker begins with mqtts.')
  const aliveTo = {
    ...(hub && token !== undefined && { hub: { url: hub.url.replace(/\/+$/, ''), token } }),
    ...(web && { web }),
    ...(mqtt && { mqtt: { ...mqtt, ...(password !== undefined && { password }) } }),
  }
  return { data: { ...data, aliveTo }, subject: 'alive', answer: {} }
}
