/** The built console, read once into memory: a hung disk must not take the page on which alarms are shown. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { crc32, gzip } from 'node:zlib'
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
/** What the build leaves beside a file (console/gzip-files.ts): to compress all pages again at every start takes a small box seconds. */
const BUILT_GZIP = '.gz'
const compress = promisify(gzip)

/** @returns path on the wire → file; empty when the folder is not there */
export async function readConsole(folder: string, log: Log): Promise<ReadonlyMap<string, ConsoleFile>> {
  const files = new Map<string, ConsoleFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith(BUILT_GZIP)) continue
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
    gzipped: COMPRESSED.has(end) ? null : await gzipped(file, body),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cacheControl: hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

async function gzipped(file: string, body: Buffer): Promise<Buffer> {
  const built = await readFile(`${file}${BUILT_GZIP}`).catch(() => null)
  return built && isOf(built, body) ? built : await compress(body)
}

/** RFC 1952 §2.3.1: it ends with the CRC-32 and the length of what is in it. One that was left from other pages is not taken. */
const isOf = (zipped: Buffer, body: Buffer): boolean =>
  zipped.length > 8 && zipped.readUInt32LE(zipped.length - 8) === crc32(body) && zipped.readUInt32LE(zipped.length - 4) === body.length
