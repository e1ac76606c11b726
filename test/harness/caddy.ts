/** Debian's Caddy, which takes pages; its certificate, from an authority of its own here, is handed on to the hub's own port for buttons. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { exampleWith, type InFront, type Own, proxyStarted, started, trustEverywhere } from './in-front.ts'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

/** @param hub its port for pages on 127.0.0.1 */
export async function caddyBefore(hub: { http: number }): Promise<InFront> {
  const [folder, given] = [temporaryFolder(), temporaryFolder()]
  const conf = join(folder, 'Caddyfile')
  const program = {
    ...{ name: 'caddy', debian: 'caddy', args: ['run', '--config', conf, '--adapter', 'caddyfile'] },
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  }
  let own = await proxyStarted(program, (ports) => writeFileSync(conf, configuration(hub, ports)))
  const ca = readFileSync(join(folder, 'caddy/pki/authorities/local/root.crt'))
  trustEverywhere(ca)

  const hook = join(given, 'tieng-chuong')
  const daily = exampleWith('caddy-hook.sh', [
    ['NAME=chuong.example.vn', 'NAME=localhost'],
    ['FROM=/var/lib/caddy', `FROM='${folder}'`],
    ['OWNER=tieng-chuong', `OWNER=${userInfo().username}`],
    ['FOLDER=/etc/tieng-chuong', `FOLDER='${given}'`],
  ])
  writeFileSync(hook, daily)
  const handOn = () => until('the certificate is handed on', () => execFileSync('sh', [hook], { stdio: 'pipe' }))
  await handOn()

  return {
    https: `https://localhost:${own.https}`,
    plain: `http://localhost:${own.plain}`,
    ca,
    env: {
      HUB_TLS_CERT: join(given, 'cert.pem'),
      HUB_TLS_KEY: join(given, 'key.pem'),
      HUB_HTTPS_PORT: '0',
      HUB_MQTTS_PORT: String(own.mqtts),
    },
    mqtts: ({ mqttsPort }) => `mqtts://localhost:${mqttsPort}`,
    async renew() {
      await own.stop()
      rmSync(join(folder, 'caddy/certificates'), { recursive: true })
      const again = await started(program, own.https)
      if (!('stop' in again)) throw new Error(`caddy does not start again: ${again.said}`)
      own = { ...own, ...again }
      await handOn()
    },
  }
}

/** For the name localhost Caddy asks its own authority. */
function configuration(hub: { http: number }, own: Own): string {
  const mine = ['admin off', 'skip_install_trust', 'default_bind 127.0.0.1', `http_port ${own.plain}`, `https_port ${own.https}`]
  return exampleWith('Caddyfile', [
    ['grace_period 3s', `grace_period 3s\n\t${mine.join('\n\t')}`],
    ['chuong.example.vn {', 'localhost {'],
    ['127.0.0.1:8080', `127.0.0.1:${hub.http}`],
  ])
}
