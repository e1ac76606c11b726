import { describe, expect, test } from 'vitest'
import { endpointRule } from '../../hub/notify/push-hosts.ts'

describe('a subscription may point to a known push service', () => {
  const refuse = endpointRule([])
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:APA91b',
    'https://fcm.googleapis.com:443/wp/abc',
    'https://FCM.googleapis.com/fcm/send/abc',
    'https://android.googleapis.com/gcm/send/abc',
    'https://jmt17.google.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-sg2p.notify.windows.com/w/?token=BQY%2b',
  ])('%s', (endpoint) => expect(refuse(endpoint)).toBeNull())
})

describe('a subscription elsewhere is refused', () => {
  const refuse = endpointRule(['push.example.org:8443'])
  test.each([
    ['http://fcm.googleapis.com/fcm/send/abc', 'https'],
    ['https://fcm.googleapis.com:8443/fcm/send/abc', '443'],
    ['https://fcm.googleapis.com.example.org/abc', 'known'],
    ['https://evilfcm.googleapis.com/abc', 'known'],
    ['https://fcm.googleapis.com./abc', 'known'],
    ['https://push.apple.com.evil.test/abc', 'known'],
    ['https://evilpush.apple.com/abc', 'known'],
    ['https://notify.windows.com.evil.test/w/', 'known'],
    ['https://evil.test/?x=fcm.googleapis.com', 'known'],
    ['https://evil.test\\@fcm.googleapis.com/abc', 'known'],
    ['https://evil.test#@fcm.googleapis.com/abc', 'known'],
    ['https://user:secret@fcm.googleapis.com/abc', 'user name'],
    ['https://fcm.googleapis.com@evil.test/abc', 'user name'],
    ['https://127.0.0.1/abc', 'known'],
    ['https://2130706433/abc', 'known'],
    ['https://0x7f.1/abc', 'known'],
    ['https://[::1]/abc', 'known'],
    ['https://[::ffff:127.0.0.1]/abc', 'known'],
    ['https://169.254.169.254/latest/meta-data', 'known'],
    ['https://localhost/abc', 'known'],
    ['https://ｆcm.evil.test/abc', 'known'],
    ['https://push.example.org/abc', 'known'],
    ['https://push.example.org:8444/abc', 'known'],
    ['file:///etc/passwd', 'https'],
    ['javascript:alert(1)', 'https'],
    ['fcm.googleapis.com/abc', 'not a URL'],
    ['', 'not a URL'],
    [`https://fcm.googleapis.com/${'a'.repeat(2048)}`, 'longer'],
  ])('%s', (endpoint, why) => expect(refuse(endpoint)).toContain(why))
})

test('a name from HUB_PUSH_HOSTS is allowed on any port, or on the one it carries', () => {
  const refuse = endpointRule(['127.0.0.1', 'Push.Example.org:8443', 'plain.example.org:443', '[::1]'])
  expect(refuse('https://127.0.0.1:41234/push/x')).toBeNull()
  expect(refuse('https://127.0.0.1/push/x')).toBeNull()
  expect(refuse('https://push.example.org:8443/x')).toBeNull()
  expect(refuse('https://push.example.org/x')).not.toBeNull()
  expect(refuse('https://plain.example.org/x')).toBeNull()
  expect(refuse('https://[::1]:8443/x')).toBeNull()
  expect(refuse('http://127.0.0.1:41234/push/x')).not.toBeNull()
})
