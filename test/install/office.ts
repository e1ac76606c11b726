/**
 * What an administrator does on the page of the backups, from inside a box: it runs there by itself, with the node of the release.
 *   office.ts PASSWORD KEY-FILE choose PATH   “200”, or the status and why that place cannot be used
 *   office.ts PASSWORD KEY-FILE run           “good FILE”, or “failed WHY”
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const API = 'http://127.0.0.1:8080/api/v1'
const LIMIT_MS = 90_000
const [password = '', keyFile = '', what, path = ''] = process.argv.slice(2)
let cookie = ''

async function call(method: string, to: string, body?: object): Promise<{ status: number; body: any }> {
  const answer = await fetch(API + to, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}

await call('POST', '/session', { username: 'admin', password })
await call('POST', '/session/confirm', { password })
if (!existsSync(keyFile)) {
  const { recipient, secretKey } = (await call('POST', '/backup/key')).body
  writeFileSync(keyFile, `# ${recipient}\n${secretKey}\n`, { mode: 0o600 })
}
if (what === 'choose') {
  const recipient = /^# (\S+)/.exec(readFileSync(keyFile, 'utf8'))?.[1]
  const places = [{ name: 'USB', kind: 'folder', path }]
  const keep = { daily: 7, weekly: 4, monthly: 12 }
  const { status, body } = await call('PUT', '/backup/plan', { at: '03:30', seal: { kind: 'key', recipient }, keep, places })
  process.stdout.write(status === 200 ? '200\n' : `${status} ${body.faults?.[0]?.message ?? JSON.stringify(body)}\n`)
} else {
  const began = Date.now()
  const look = async () => (await call('GET', '/backup/plan')).body
  await call('POST', '/backup/run')
  let plan = await look()
  while (plan.running && Date.now() - began < LIMIT_MS) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    plan = await look()
  }
  const [{ good, failed }] = plan.places
  process.stdout.write(failed ? `failed ${failed.why}\n` : `good ${good?.file}\n`)
}
