/** The built console, read once into memory: a hung disk must not take the page on which alarms are shown. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Log } from '../desk/log.ts'

export type ConsoleFile = { type: string; body: Buffer; gzipped: Buffer | null; etag: string; cacheControl: string }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
}
const COMPRESSED = new Set(['.png', '.jpg', '.webp', '.ico', '.woff', '.woff2', '.mp3', '.ogg'])
const compress = promisify(gzip)

/** @returns path on the wire → file; empty when the folder is not there */
export async function readConsole(folder: string, log: Log): Promise<ReadonlyMap<string, ConsoleFile>> {
  const files = new Map<string, ConsoleFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, await readOne(file))
  }
  if (!files.has('/index.html')) log.warn({ folder }, 'the console is not built: npm run build')
  return files
}

async function readOne(file: string): Promise<ConsoleFile> {
  const body = await readFile(file)
  const end = extname(file).toLowerCase()
  // Vite puts the content's hash into the names below assets/, so what has such a name never changes.
  const hashed = file.includes(`${sep}assets${sep}`) && /-[\w-]{8,}\.\w+$/.test(file)
  return {
    type: TYPES[end] ?? 'application/octet-stream',
    body,
    gzipped: COMPRESSED.has(end) ? null : await compress(body),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cacheControl: hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}
