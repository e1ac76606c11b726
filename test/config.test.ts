import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigError, readConfig } from '../hub/config.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { makeTestCa } from './harness/test-ca.ts'

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
  }
  return []
}

describe('the environment', () => {
  it('may be empty: loopback, plain, in ./data', () => {
    expect(readConfig({})).toMatchObject({
      dataDir: join(process.cwd(), 'data'),
      http: { host: '127.0.0.1', port: 8080 },
      mqtt: { host: '127.0.0.1', port: 1883 },
      tls: null,
      trustedProxy: [],
      publicUrl: null,
      adminPassword: null,
      pushHosts: [],
      logLevel: 'info',
    })
  })

  it('is read whole: every fault at once', () => {
    const faults = faultsOf({
      HUB_HTTP_PORT: '99999',
      HUB_MQTT_PORT: 'mqtt',
      HUB_TLS_CERT: '/nowhere/cert.pem',
      HUB_TRUSTED_PROXY: '10.77.0.1, nginx',
      HUB_PUBLIC_URL: 'chuong.example.vn',
      HUB_CONTACT: 'an e-mail',
      HUB_ADMIN_PASSWORD: 'short',
      HUB_PUSH_HOSTS: 'ok.example.org, https://no.example.org',
      HUB_PUSH_CA: '/nowhere/ca.pem',
      HUB_ALIVE_CA: '/nowhere/neighbour-ca.pem',
      HUB_LOG_LEVEL: 'loud',
      HUB_HTTPPORT: '1',
    })
    for (const name of [
      'HTTP_PORT',
      'MQTT_PORT',
      'TLS_CERT',
      'TLS_KEY',
      'TRUSTED_PROXY',
      'PUBLIC_URL',
      'CONTACT',
      'ADMIN_PASSWORD',
      'PUSH_HOSTS',
      'PUSH_CA',
      'ALIVE_CA',
      'LOG_LEVEL',
      'HTTPPORT',
    ])
      expect(
        faults.filter((fault) => fault.startsWith(`HUB_${name}`)),
        name,
      ).toHaveLength(1)
    expect(faults.join(), 'no secret is repeated').not.toContain('short')
  })

  it('with a certificate and its key opens TLS on the two usual ports', () => {
    const folder = temporaryFolder()
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    for (const file of [cert, key]) writeFileSync(file, '')
    expect(readConfig({ HUB_TLS_CERT: cert, HUB_TLS_KEY: key }).tls).toEqual({ cert, key, httpsPort: 8443, mqttsPort: 8883 })
  })

  it('believes a neighbour’s own authority by its certificate, and by nothing else', async () => {
    const ca = await makeTestCa()
    onTestFinished(() => ca.remove())
    expect(readConfig({ HUB_ALIVE_CA: ca.caFile }).aliveCa).toBe(ca.caFile)
    const key = join(temporaryFolder(), 'key.pem')
    writeFileSync(key, ca.key)
    expect(faultsOf({ HUB_ALIVE_CA: key })).toEqual([expect.stringContaining('BEGIN CERTIFICATE')])
  })

  it.each(['127.0.0.1', '10.77.0.0/24', '::1', 'fd00::/8'])('takes the proxy %s', (one) => {
    expect(readConfig({ HUB_TRUSTED_PROXY: `${one}, 192.0.2.1` }).trustedProxy).toEqual([one, '192.0.2.1'])
  })

  it.each(['loopback', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'proxy.lan'])(
    'does not take the proxy %s: a name can be anybody, and everybody is no proxy',
    (one) => {
      expect(faultsOf({ HUB_TRUSTED_PROXY: one })).toEqual([expect.stringContaining('HUB_TRUSTED_PROXY')])
    },
  )

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})
