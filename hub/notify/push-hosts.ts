/**
 * Which endpoints a subscription may point to. Whoever is signed in names the endpoint, and the hub then sends requests to it:
 * without this rule a subscription would be a way to reach any machine the hub can reach.
 */

/** `.name` stands for everything below name. The services of Chrome and its kin, Firefox, Safari and Edge. */
const KNOWN_SERVICES = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  // Chromium built without Google's own keys, as Linux distributions do.
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]
/** One door of each, to see from here whether phones could be told; where a service has many, the one near Vietnam. */
export const PUSH_DOORS: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  'sg2p.notify.windows.com',
]
const MAX_ENDPOINT = 2048

/**
 * @param extra `name` (any port) or `name:port`; `[…]` around an IPv6 address
 * @returns null when a subscription may point there, else what is wrong with it
 */
export function endpointRule(extra: readonly string[]): (endpoint: string) => string | null {
  const named = new Set(extra.map((host) => host.trim().toLowerCase()))
  return (endpoint) => {
    if (endpoint.length > MAX_ENDPOINT) return `the endpoint is longer than ${MAX_ENDPOINT} characters`
    const url = URL.parse(endpoint)
    if (!url) return 'the endpoint is not a URL'
    if (url.protocol !== 'https:') return 'the endpoint is not an https URL'
    if (url.username !== '' || url.password !== '') return 'the endpoint carries a user name or password'
    // URL has already made every spelling of an address (0x7f.1, 2130706433) the plain one, and dropped port 443.
    if (named.has(url.hostname) || named.has(`${url.hostname}:${url.port || '443'}`)) return null
    const known = KNOWN_SERVICES.some((name) => (name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name))
    if (!known) return `${url.hostname} is not a known push service; an administrator can allow it in HUB_PUSH_HOSTS`
    return url.port === '' ? null : `${url.hostname} is a push service on port 443 only`
  }
}
