/** Debian's nginx before a hub on this machine, with the example file of the documentation: only its ports and paths are others. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary.ts'
import type { TestCa } from './test-ca.ts'
import { until } from './until.ts'

const EXAMPLE = join(import.meta.dirname, '../../docs/deploy/nginx.conf')
const PROGRAM = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path))
/** Somebody else may take a port between the moment it was found free and the one it is used in. */
const TRIES = 5

export type Nginx = { https: string; mqtts: string; plain: string; ca: Buffer }

/** @param hub its two ports on 127.0.0.1 */
export async function nginxBefore(hub: { http: number; mqtt: number }, ca: TestCa): Promise<Nginx> {
  if (!PROGRAM) throw new Error('nginx is missing (Debian: apt install nginx libnginx-mod-stream)')
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'fullchain.pem'), ca.cert)
  writeFileSync(join(folder, 'privkey.pem'), ca.key)
  const root = readFileSync(ca.caFile)
  // For this file's own fetch, which takes no authority of its own.
  const before = getCACertificates('default')
  onTestFinished(() => setDefaultCACertificates(before))
  setDefaultCACertificates([root.toString()])
  for (let left = TRIES; ; left -= 1) {
    const [plain, https, mqtts] = [await freePort(), await freePort(), await freePort()]
    const conf = join(folder, 'nginx.conf')
    writeFileSync(conf, substituted(folder, hub, { plain, https, mqtts }))
    const said = await started(PROGRAM, conf, https)
    if (said === null)
      return { https: `https://localhost:${https}`, mqtts: `mqtts://localhost:${mqtts}`, plain: `http://localhost:${plain}`, ca: root }
    if (left <= 1 || !said.includes('Address already in use')) throw new Error(`nginx does not start: ${said}`)
  }
}

/** Each is replaced wherever it stands, and must stand somewhere: an example that has changed is noticed here. */
function substituted(folder: string, hub: { http: number; mqtt: number }, own: { plain: number; https: number; mqtts: number }): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `  ${what}_temp_path ${folder}/${what};\n`).join('')
  const swaps: [string, string][] = [
    ['/run/nginx.pid', `${folder}/nginx.pid`],
    ['/var/log/nginx/', `${folder}/`],
    ['/var/www/html', folder],
    ['/etc/letsencrypt/live/chuong.example.vn/', `${folder}/`],
    ['chuong.example.vn', 'localhost'],
    ['127.0.0.1:8080', `127.0.0.1:${hub.http}`],
    ['127.0.0.1:1883', `127.0.0.1:${hub.mqtt}`],
    ['listen 80 ', `listen 127.0.0.1:${own.plain} `],
    ['listen [::]:80 ', `listen [::1]:${own.plain} `],
    ['listen 443 ', `listen 127.0.0.1:${own.https} `],
    ['listen [::]:443 ', `listen [::1]:${own.https} `],
    ['listen 8883 ', `listen 127.0.0.1:${own.mqtts} `],
    ['listen [::]:8883 ', `listen [::1]:${own.mqtts} `],
    // Only root may write where nginx has its own.
    ['http {\n', `http {\n${temp}`],
  ]
  return swaps.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`docs/deploy/nginx.conf does not hold "${from}" any more`)
      return text.replaceAll(from, to)
    },
    readFileSync(EXAMPLE, 'utf8'),
  )
}

/** @returns null, or why not, in its own words */
async function started(program: string, conf: string, port: number): Promise<string | null> {
  let said = ''
  const child = spawn(program, ['-c', conf, '-g', 'daemon off; master_process off;'], { stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  let gone = false
  const over = new Promise<void>((resolve) =>
    child.once('close', () => {
      gone = true
      resolve()
    }),
  )
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await over
  })
  await until('nginx answers', async () => gone || (await fetch(`https://localhost:${port}/metrics`)).status === 404, 30_000)
  return gone ? said : null
}
