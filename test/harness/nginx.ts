/** Debian's nginx, which takes pages and buttons. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { exampleWith, type InFront, type Own, proxyStarted, trustEverywhere } from './in-front.ts'
import { temporaryFolder } from './temporary.ts'
import { makeTestCa } from './test-ca.ts'

/** @param hub its two ports on 127.0.0.1 */
export async function nginxBefore(hub: { http: number; mqtt: number }): Promise<InFront> {
  const folder = temporaryFolder()
  // Started by root, its workers are somebody else.
  chmodSync(folder, 0o711)
  const ca = await makeTestCa()
  onTestFinished(ca.remove)
  const show = ({ cert, key }: { cert: Buffer; key: Buffer }) => {
    writeFileSync(join(folder, 'fullchain.pem'), cert)
    writeFileSync(join(folder, 'privkey.pem'), key)
  }
  show(ca)
  const root = readFileSync(ca.caFile)
  trustEverywhere(root)
  const conf = join(folder, 'nginx.conf')
  const program = { name: 'nginx', debian: 'nginx libnginx-mod-stream', args: ['-c', conf, '-g', 'daemon off;'] }
  const own = await proxyStarted(program, (ports) => writeFileSync(conf, configuration(folder, hub, ports)))
  return {
    https: `https://localhost:${own.https}`,
    plain: `http://localhost:${own.plain}`,
    ca: root,
    env: {},
    mqtts: () => `mqtts://localhost:${own.mqtts}`,
    async renew() {
      show(await ca.another())
      // What systemctl reload nginx sends.
      own.signal('SIGHUP')
    },
  }
}

function configuration(folder: string, hub: { http: number; mqtt: number }, own: Own): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `  ${what}_temp_path ${folder}/${what};\n`).join('')
  return exampleWith('nginx.conf', [
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
    // A minute of silence ends other streams than a page's; here it is a second and a half, and the hub's beats come quicker too.
    ['proxy_read_timeout 60s', 'proxy_read_timeout 1500ms'],
    // Only root may write where nginx has its own.
    ['http {\n', `http {\n${temp}`],
  ])
}
