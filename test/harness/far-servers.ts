/** Servers for backups, on this machine, that the real rclone is sent to: sftp by rclone itself, and as much of S3 as it asks for. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

/** `config`: what follows `rclone config create NAME`, with that password. */
export type FarServer = { config(password: string): string[]; stop(): Promise<void>; start(): Promise<void>; fill(): void }

export const PASSWORD = 'mat-khau-xa'
const rclone = (...args: string[]) => {
  const { status, stdout, stderr, error } = spawnSync('rclone', args, { encoding: 'utf8', env: { PATH: process.env.PATH } })
  if (error) throw new Error(`rclone is missing: apt-get install rclone (${error.message})`)
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

/** As whoever sets the box up does it, into the hub's own file. */
export function configure(dataDir: string, name: string, config: readonly string[]): void {
  rclone('config', 'create', '--obscure', '--config', join(dataDir, 'rclone.conf'), name, ...config)
}

export async function sftpServer(): Promise<FarServer> {
  const [folder, home, port] = [temporaryFolder(), temporaryFolder(), await freePort()]
  let ended: () => Promise<void> = async () => {}
  onTestFinished(() => ended())
  const server = {
    config: (password: string) => ['sftp', 'host=127.0.0.1', `port=${port}`, 'user=chuong', `pass=${password}`],
    async start() {
      const options = ['--addr', `127.0.0.1:${port}`, '--user', 'chuong', '--pass', PASSWORD, '--config', join(home, 'none')]
      const child = spawn('rclone', ['serve', 'sftp', folder, ...options], {
        env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: home },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
      ended = async () => {
        if (child.exitCode !== null || child.signalCode !== null) return
        child.kill()
        await once(child, 'close')
      }
      await until('the sftp server listens', () => /Serving|listening/i.test(said) || undefined, 20_000)
    },
    stop: () => ended(),
    // A disk of another machine is not filled here.
    fill() {},
  }
  await server.start()
  return server
}

/** One bucket, path-style, in memory: PUT, GET, HEAD, DELETE, copies and lists, as the S3 API reference has them. */
export async function s3Server(bucket: string): Promise<FarServer> {
  const objects = new Map<string, Buffer>()
  let isFull = false
  const http = createServer(
    (request, response) => void answer(request, response).catch((error: unknown) => response.destroy(error as Error)),
  )
  const port = await freePort()
  onTestFinished(() => void http.close())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
    const key = decodeURIComponent(pathname.slice(`/${bucket}/`.length))
    const body = await buffer(request)
    const refuse = (status: number, code: string) =>
      response.writeHead(status).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
    // The key's name alone: that the signature fits is the business of a real one.
    if (!request.headers.authorization?.includes(`Credential=${PASSWORD}/`)) return void refuse(403, 'InvalidAccessKeyId')
    if (!`${pathname}/`.startsWith(`/${bucket}/`)) return void refuse(404, 'NoSuchBucket')
    const source = request.headers['x-amz-copy-source']
    const found = objects.get(key)
    const head = (bytes: Buffer) => ({ 'content-length': bytes.length, 'last-modified': new Date().toUTCString(), etag: '"0"' })
    switch (request.method) {
      case 'PUT': {
        if (isFull) return void refuse(507, 'QuotaExceeded')
        const copied =
          typeof source === 'string'
            ? objects.get(
                decodeURIComponent(source)
                  .replace(/^\//, '')
                  .slice(bucket.length + 1),
              )
            : undefined
        objects.set(key, copied ?? body)
        const copy = '<CopyObjectResult><ETag>"0"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></CopyObjectResult>'
        return void response.writeHead(200, { etag: '"0"' }).end(copied ? copy : '')
      }
      case 'HEAD':
      case 'GET':
        if (key === '') return void response.end(list(searchParams))
        return found ? void response.writeHead(200, head(found)).end(request.method === 'GET' ? found : '') : void refuse(404, 'NoSuchKey')
      case 'DELETE':
        objects.delete(key)
        return void response.writeHead(204).end()
      default:
        return void refuse(405, 'MethodNotAllowed')
    }
  }
  function list(query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? ''
    const items = [...objects].filter(([key]) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/'))
    const each = items.map(
      ([Key, { length }]) =>
        `<Contents><Key>${Key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>"0"</ETag><Size>${length}</Size></Contents>`,
    )
    return `<?xml version="1.0"?><ListBucketResult><Name>${bucket}</Name><Prefix>${prefix}</Prefix><IsTruncated>false</IsTruncated>${each.join('')}</ListBucketResult>`
  }

  const server = {
    config: (password: string) => [
      ...['s3', 'provider=Other', `access_key_id=${password}`, 'secret_access_key=x'],
      ...[`endpoint=http://127.0.0.1:${port}`, 'force_path_style=true', 'no_check_bucket=true'],
    ],
    async start() {
      http.listen(port, '127.0.0.1')
      await once(http, 'listening')
      if ((http.address() as AddressInfo).port !== port) throw new Error('another port')
    },
    async stop() {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
    fill() {
      isFull = true
    },
  }
  await server.start()
  return server
}
