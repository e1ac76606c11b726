/** Each built text beside itself as gzip, so that the hub need not compress the pages at every start (hub/http/console-files.ts). */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const TEXT = /\.(html|m?js|css|json|map|webmanifest|svg|txt|wasm)$/

export function gzipFiles(dist: string): void {
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(name)) continue
    const file = join(dist, name)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}
