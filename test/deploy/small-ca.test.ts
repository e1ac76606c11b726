/** The recipes of docs/deploy/README.md that are commands: run here as they are printed, with this machine's address for the station's. */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { chromium } from 'playwright-core'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { CHROMIUM, CHROMIUM_FLAGS } from '../harness/chromium.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { builtPages } from '../harness/pages.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const DEPLOY = join(import.meta.dirname, '../../docs/deploy')
const LONG = 30_000

/** The printed commands of recipe D, in their order: the authority, the certificate, a desk that trusts it. */
function recipe(): [string, string, string] {
  const [, text = ''] = readFileSync(join(DEPLOY, 'README.md'), 'utf8').split(/^## D\. .*$/m)
  const blocks = [...(text.split(/^## /m)[0] ?? '').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
  expect(blocks).toHaveLength(3)
  return blocks.map((block) => block.replaceAll('192.168.1.10', '127.0.0.1').replaceAll('chuong.lan', 'localhost')) as never
}

/** As a person would: one after the other, stopping at the first that fails. */
const run = (script: string, cwd: string, env: Record<string, string> = {}) =>
  execFileSync('sh', ['-e', '-c', script], { cwd, env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The certificate that a new connection is shown. */
const shown = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().serialNumber)
      socket.destroy()
    })
    socket.on('error', reject)
  })

const status = (url: string, ca?: Buffer): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/api/v1/health`, { agent: false, ...(ca && { ca }) }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.once('error', reject)
  })

/** A hub with the certificate that the hook of recipe B gave it. */
async function hubWith(folder: string): Promise<{ town: Commune; https: string; renew(): void }> {
  const given = join(folder, 'etc')
  const hook = readFileSync(join(DEPLOY, 'certbot-hook.sh'), 'utf8')
    .replace('OWNER=tieng-chuong', `OWNER=${userInfo().username}`)
    .replace('FOLDER=/etc/tieng-chuong', `FOLDER='${given}'`)
  writeFileSync(join(folder, 'hook.sh'), hook)
  const renew = () => {
    const lineage = join(folder, 'lineage')
    mkdirSync(lineage, { recursive: true })
    copyFileSync(join(folder, 'hub.pem'), join(lineage, 'fullchain.pem'))
    copyFileSync(join(folder, 'hub.key'), join(lineage, 'privkey.pem'))
    run('sh ./hook.sh', folder, { RENEWED_LINEAGE: lineage })
  }
  renew()
  const own = { HUB_TLS_CERT: join(given, 'cert.pem'), HUB_TLS_KEY: join(given, 'key.pem'), HUB_HTTPS_PORT: '0', HUB_MQTTS_PORT: '0' }
  const town = await commune({ env: own })
  return { town, https: town.hub().httpsUrl ?? '', renew }
}

beforeAll(builtPages, 300_000)

it('an authority made as printed: buttons and a desk trust the hub, nobody else does, and a renewal is taken while it runs', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder()
  const [authority, certificate, trust] = recipe()
  run(authority, folder)
  expect(run(certificate, folder)).toContain('hub.pem: OK')
  const ca = readFileSync(join(folder, 'ca.pem'))
  const days = (file: string) => {
    const { validToDate, validFromDate } = new X509Certificate(readFileSync(join(folder, file)))
    return (validToDate.getTime() - validFromDate.getTime()) / 86_400_000
  }
  expect(days('hub.pem'), 'iPhones take no more').toBeLessThanOrEqual(825)
  const { town, https, renew } = await hubWith(folder)

  await expect(status(https), 'nobody trusts it unasked').rejects.toThrow(/certificate/)
  expect(await status(https, ca)).toBe(200)
  const button = await connectButton(`mqtts://127.0.0.1:${town.hub().mqttsPort}`, town.credentials('counter'), { ca })
  await button.press()

  const home = temporaryFolder()
  run(trust, folder, { HOME: home })
  const desk = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS, env: { ...process.env, HOME: home } })
  onTestFinished(() => desk.close())
  const page = await desk.newPage()
  await page.goto(`${https}/patrol`, { timeout: 60_000 })
  await page.locator('input[type=password]').waitFor({ timeout: 60_000 })
  expect(await page.evaluate('isSecureContext && "PushManager" in window'), 'the phone pages have push').toBe(true)

  const first = await shown(https)
  run(certificate, folder)
  renew()
  await until(
    'the renewed certificate is shown',
    async () => {
      await town.clock.push(60_000)
      return (await shown(https)) !== first
    },
    LONG,
  )
  expect(button.client.connected, 'and no connection was ended for it').toBe(true)
  expect(await status(https, ca)).toBe(200)
})

it('a lost authority vouches for no other name', () => {
  const folder = temporaryFolder()
  const [authority, certificate] = recipe()
  run(authority, folder)
  run(certificate, folder)
  const stolen = certificate.replaceAll('127.0.0.1', '192.0.2.1').replaceAll('localhost', 'bank.example')
  expect(() => run(stolen, folder)).toThrow(/permitted subtree violation/)
})
