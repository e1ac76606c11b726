import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../harness/temporary.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Two name servers that take every question and answer none: a line that is up and leads nowhere. */
const MUTE = `import { createSocket } from 'node:dgram'
for (const address of ['127.0.0.1', '127.0.0.2']) createSocket('udp4').bind(53, address, () => process.stdout.write('bound '))`

/** On a machine of its own, as far as names and networks go. */
function doctorWithoutNames(folder: string): Promise<{ ms: number; page: { findings: { key: string; says: string }[] } }> {
  writeFileSync(join(folder, 'mute.mjs'), MUTE)
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\nnameserver 127.0.0.2\n')
  const script = `ip link set lo up && mount --bind '${folder}/resolv.conf' "$(readlink -f /etc/resolv.conf)" || exit 70
    '${process.execPath}' '${folder}/mute.mjs' > '${folder}/bound' & trap "kill $!" EXIT
    until [ "$(wc -w < '${folder}/bound')" = 2 ]; do sleep 0.05; done
    cd '${ROOT}' && npm run --silent doctor -- --json`
  const env = { ...process.env, HUB_DATA_DIR: join(folder, 'data'), HUB_PUBLIC_URL: 'https://chuong.example.vn' }
  const from = performance.now()
  return new Promise((resolve, reject) =>
    execFile('unshare', ['--map-root-user', '--mount', '--net', 'sh', '-c', script], { env }, (error, said, why) => {
      if (said === '') return reject(new Error(why || String(error)))
      resolve({ ms: performance.now() - from, page: JSON.parse(said) })
    }),
  )
}

it('names that are never answered cost the doctor seconds, and are told', { timeout: 120_000 }, async () => {
  const { ms, page } = await doctorWithoutNames(temporaryFolder())
  expect(page.findings).toContainEqual(expect.objectContaining({ key: 'name-unknown', says: expect.stringContaining('không trả lời') }))
  expect(page.findings.map(({ key }) => key)).toContain('push-none')
  expect(ms).toBeLessThan(30_000)
})
