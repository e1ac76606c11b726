/** What npm asks of a registry, answered from the packages that are installed here: no other machine is asked. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

type Lock = { packages: Record<string, { version?: string; integrity?: string }> }
type Version = { name: string; version: string; dist: { integrity: string; tarball?: string } }

const AS_PACKAGE = ['-cf', '-', '--exclude=./node_modules', '--transform=s,^\\.,package,']

/**
 * @param root whose node_modules are served
 * @param lock a lockfile; its sums become those of what is served
 */
export async function loopbackRegistry(root: string, lock: Lock) {
  const tarballs = new Map<string, Buffer>()
  const names = new Map<string, Version[]>()
  for (const [path, entry] of Object.entries(lock.packages)) {
    const folder = join(root, path)
    if (path === '' || !existsSync(join(folder, 'package.json'))) continue
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string }
    const file = `/${manifest.name}/-/${manifest.version}.tgz`
    // The same version in two places is fetched once. npm unpacks what is not packed as well.
    const bytes = tarballs.get(file) ?? execFileSync('tar', [...AS_PACKAGE, '-C', folder, '.'], { maxBuffer: 2 ** 30 })
    tarballs.set(file, bytes)
    entry.integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    names.set(manifest.name, [...(names.get(manifest.name) ?? []), { ...manifest, dist: { integrity: entry.integrity } }])
  }
  let allowed = Number.POSITIVE_INFINITY
  let served = 0
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const bytes = tarballs.get(path)
    const versions = names.get(path.slice(1))
    if (bytes && served >= allowed) return request.socket.destroy()
    if (bytes) served += 1
    if (bytes) return response.end(bytes)
    if (!versions) return response.writeHead(404).end('{}')
    const all = versions.map((each) => [
      each.version,
      { ...each, dist: { ...each.dist, tarball: `${url}/${each.name}/-/${each.version}.tgz` } },
    ])
    response.end(JSON.stringify({ name: path.slice(1), 'dist-tags': {}, versions: Object.fromEntries(all) }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    served: () => served,
    /** The line goes dead after so many packages. */
    failAfter(packages: number) {
      allowed = packages
    },
    close: () => void server.close(),
  }
}
