import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openCertificate, type WatchedCertificate } from '../hub/certificate.ts'
import { device, memoryLog, start } from './broker/fixture.ts'
import { pushedClock } from './harness/clock.ts'
import { freePort } from './harness/free-port.ts'
import { until } from './harness/until.ts'

/** A folder with the certificate in use and ways to replace it. */
function certificates() {
  const folder = mkdtempSync(join(tmpdir(), 'tieng-chuong-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const make = (name: string, days = 2): { cert: string; key: string } => {
    const files = { cert: join(folder, `${name}.cert`), key: join(folder, `${name}.key`) }
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.key]
    execFileSync('openssl', ['req', '-x509', ...newKey, '-out', files.cert, '-days', String(days), ...subject], { stdio: 'pipe' })
    return files
  }
  const use = (files: { cert: string; key: string }) => {
    copyFileSync(files.cert, cert)
    copyFileSync(files.key, key)
  }
  return { cert, key, make, use, folder }
}

/** The name on the certificate that a new connection is shown. */
const nameShown = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.destroy()
    })
    socket.on('error', reject)
  })

/** A broker and the certificate that its TLS listener shows, on one clock. */
async function secure(files: { cert: string; key: string; folder: string }) {
  const clock = pushedClock(Date.now())
  const log = memoryLog()
  const certificate: WatchedCertificate = await openCertificate(files, { clock, log, folder: files.folder })
  onTestFinished(certificate.close)
  const tls = { host: '127.0.0.1', port: 0, certificate }
  return { ...(await start({ clock, listen: { host: '127.0.0.1', port: 0, tls } })), certificate, log, tls }
}

describe('the TLS listener', () => {
  test('takes a press like the plain one', async () => {
    const files = certificates()
    files.use(files.make('first'))
    const { broker, desk } = await secure(files)
    const url = `mqtts://127.0.0.1:${broker.tlsPort}`
    const button = await device({ url }, 'b1', { ca: readFileSync(files.cert) })
    await button.publishAsync('buttons/b1/press', '', { qos: 1 })
    expect(desk.of('Press')).toHaveLength(1)
    expect(broker.health()).toMatchObject({ isListening: true, connections: 1, waiting: 0 })
  })

  test('shows a renewed certificate within a minute, and ends no connection for it', async () => {
    const files = certificates()
    files.use(files.make('first'))
    const { broker, clock } = await secure(files)
    const port = broker.tlsPort as number
    const button = await device({ url: `mqtts://127.0.0.1:${port}` }, 'b1', { ca: readFileSync(files.cert) })
    expect(await nameShown(port)).toBe('first')
    files.use(files.make('second'))
    await clock.push(60_000)
    await until('the second is shown', async () => (await nameShown(port)) === 'second')
    await button.publishAsync('buttons/b1/press', '', { qos: 1 })
  })

  test('keeps the certificate it has while the new one is half replaced or broken, and says so', async () => {
    const files = certificates()
    files.use(files.make('first'))
    const { broker, clock, log, certificate } = await secure(files)
    const port = broker.tlsPort as number
    const second = files.make('second')
    copyFileSync(second.cert, files.cert)
    await clock.push(60_000)
    await until('the problem is told', () => certificate.health().problem)
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error' }))
    expect(await nameShown(port)).toBe('first')
    copyFileSync(second.key, files.key)
    await until('the whole pair is in use', async () => {
      await clock.push(60_000)
      return (await nameShown(port)) === 'second'
    })
    expect(certificate.health().problem).toBeNull()
  })

  test('is not given one that has ended while the one in use has not', async () => {
    const files = certificates()
    files.use(files.make('first', 10))
    const { broker, clock, certificate } = await secure(files)
    const port = broker.tlsPort as number
    clock.jump(3 * 24 * 3_600_000)
    files.use(files.make('ended', 2))
    await clock.push(60_000)
    expect(await until('it is told', () => certificate.health().problem)).toMatch(/^it ended on/)
    expect(await nameShown(port)).toBe('first')
    files.use(files.make('good', 20))
    await until('a good one is taken', async () => {
      await clock.push(60_000)
      return (await nameShown(port)) === 'good'
    })
    expect(certificate.health().problem).toBeNull()
  })

  test('takes one whose files are links that are exchanged, as certbot does', async () => {
    const files = certificates()
    const exchange = (to: { cert: string; key: string }) => {
      for (const what of ['cert', 'key'] as const) {
        symlinkSync(to[what], `${files[what]}.new`)
        renameSync(`${files[what]}.new`, files[what])
      }
    }
    exchange(files.make('first'))
    const { broker, clock } = await secure(files)
    exchange(files.make('second'))
    await clock.push(60_000)
    await until('the second is shown', async () => (await nameShown(broker.tlsPort as number)) === 'second')
  })

  test('tells once what it looks at every minute', async () => {
    const files = certificates()
    files.use(files.make('first'))
    const { clock, log, certificate } = await secure(files)
    writeFileSync(files.key, '')
    await clock.push(60_000)
    await until('the problem is told', () => certificate.health().problem)
    for (let n = 0; n < 20; n++) await clock.push(60_000).then(() => new Promise(setImmediate))
    expect(log.lines.filter(({ level, message }) => level === 'error' && message.includes('old one stays'))).toHaveLength(1)
  })

  test('on a taken port opens nothing at all', async () => {
    const files = certificates()
    files.use(files.make('first'))
    const { tls } = await secure(files)
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    onTestFinished(() => void taken.close())
    const plain = await freePort()
    const { port } = taken.address() as { port: number }
    const listen = { host: '127.0.0.1', port: plain }
    await expect(start({ listen: { ...listen, tls: { ...tls, port } } })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const { broker } = await start({ listen })
    expect(broker.port).toBe(plain)
  })
})

test('a start that finds its files emptied, as by a power cut, goes on with the certificate of before, and says so', async () => {
  const files = certificates()
  files.use(files.make('first', 10))
  const before = await secure(files)
  await before.certificate.close()
  writeFileSync(files.cert, '')
  writeFileSync(files.key, '')
  const { broker, certificate, log, clock } = await secure(files)
  expect(await nameShown(broker.tlsPort as number)).toBe('first')
  expect(certificate.health().problem).not.toBeNull()
  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error' }))
  files.use(files.make('second', 10))
  await clock.push(60_000)
  await until('the mended files are used', async () => (await nameShown(broker.tlsPort as number)) === 'second')
  expect(certificate.health().problem).toBeNull()
  expect(statSync(join(files.folder, 'certificate.last.json')).mode & 0o077, 'its key is for the hub alone').toBe(0)
})

test('without a usable certificate there is nothing to listen with', async () => {
  const files = certificates()
  files.use(files.make('first'))
  writeFileSync(files.cert, 'no certificate')
  await expect(openCertificate(files, { clock: pushedClock(), log: memoryLog(), folder: files.folder })).rejects.toThrow()
})
