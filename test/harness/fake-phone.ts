/** A phone without a browser: a subscription with real keys, and the reading of what it is sent. */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushPayload } from '../../hub/contract/api.ts'
import type { PushService } from './push-service.ts'

export type FakePhone = {
  endpoint: string
  /** The body of POST /push/subscriptions. */
  subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } }
  /** Everything it was sent, also what its push service then refused; it throws on a message it cannot decrypt. */
  received(): PushPayload[]
}

export function fakePhone(service: Pick<PushService, 'endpoint' | 'to'>): FakePhone {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  const endpoint = service.endpoint()

  /** RFC 8291 §3.4 and RFC 8188 §2, for the one record a push is. */
  function decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16)
    const senderKey = body.subarray(21, 21 + body.readUInt8(20))
    const record = body.subarray(21 + senderKey.length)
    const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, senderKey])
    const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(senderKey), auth, keyInfo, 32))
    const derive = (info: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`${info}\0`), bytes))
    const decipher = createDecipheriv('aes-128-gcm', derive('Content-Encoding: aes128gcm', 16), derive('Content-Encoding: nonce', 12))
    decipher.setAuthTag(record.subarray(-16))
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString()
  }

  return {
    endpoint,
    subscription: { endpoint, expirationTime: null, keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') } },
    received: () => service.to(endpoint).map(({ body }) => JSON.parse(decrypt(body)) as PushPayload),
  }
}
