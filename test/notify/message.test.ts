import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { PushPayload } from '../../hub/contract/api.ts'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { IncidentBrief } from '../../hub/notify/deps.ts'
import { incidentMessage, MAX_PAYLOAD, type MessageContext, testMessage, topicOf } from '../../hub/notify/message.ts'
import { HOLDUP, INCIDENT } from './desk-side.ts'

const CONTEXT: MessageContext = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh', publicUrl: 'https://hub.example.org', token: 't' }
const shown = (what: Parameters<typeof incidentMessage>[0], brief: Partial<IncidentBrief> = {}, context: Partial<MessageContext> = {}) => {
  const { title, body } = incidentMessage(what, INCIDENT, { ...HOLDUP, ...brief }, { ...CONTEXT, ...context }).notification
  return [title, body]
}

test('the lock screen says what has happened, where, and when by the station’s clock', () => {
  expect(shown('alarm')).toEqual(['BÁO ĐỘNG KHẨN · Tiệm vàng Kim Hoa', '12 Trần Hưng Đạo · nghi cướp · 17:40:30'])
  expect(shown('alarm', { kind: 'fire', marks: ['late'] })).toEqual([
    'BÁO CHÁY · Tiệm vàng Kim Hoa',
    '12 Trần Hưng Đạo · báo cháy · 17:40:30 · tin đến trễ',
  ])
  expect(shown('alarm', { phase: 'acknowledged' })[1]).toBe('12 Trần Hưng Đạo · nghi cướp · 17:40:30 · đã tiếp nhận, vẫn báo')
  expect(shown('answered', { phase: 'acknowledged', by: 'Lê Văn Bình' })).toEqual([
    'Đã có người tiếp nhận: Tiệm vàng Kim Hoa',
    '12 Trần Hưng Đạo · Lê Văn Bình',
  ])
  expect(shown('dispatched', { phase: 'dispatched' })).toEqual(['Điều động: Tiệm vàng Kim Hoa', '12 Trần Hưng Đạo · nghi cướp · 17:40:30'])
  expect(shown('closed', { phase: 'closed', disposition: 'false-alarm' })).toEqual([
    'Kết thúc: Tiệm vàng Kim Hoa',
    '12 Trần Hưng Đạo · báo nhầm',
  ])
  expect(shown('alarm', {}, { language: 'en', timeZone: 'UTC' })).toEqual([
    'ALARM · Tiệm vàng Kim Hoa',
    '12 Trần Hưng Đạo · hold-up · 10:40:30',
  ])
})

test('a mark never quiets an alarm', () => {
  const { notification } = incidentMessage('alarm', INCIDENT, { ...HOLDUP, marks: ['test', 'on-test', 'interference'] }, CONTEXT)
  expect(notification).toMatchObject({
    title: 'BÁO ĐỘNG KHẨN · Tiệm vàng Kim Hoa',
    silent: false,
    requireInteraction: true,
    renotify: true,
  })
})

test('the end is seen and heard, because somebody may still be racing there', () => {
  const { notification } = incidentMessage('closed', INCIDENT, { ...HOLDUP, phase: 'closed', disposition: 'false-alarm' }, CONTEXT)
  expect(notification).toMatchObject({ tag: INCIDENT, silent: false, renotify: true, requireInteraction: false })
})

test('every message is as the contract says, and readable by a browser on its own, which wakes the worker all the same', () => {
  const messages = [
    ...(['alarm', 'answered', 'dispatched', 'closed'] as const).map((what) => incidentMessage(what, INCIDENT, HOLDUP, CONTEXT)),
    testMessage(CONTEXT),
  ]
  for (const message of messages) {
    expect(Value.Check(PushPayload, message)).toBe(true)
    const { what, token } = message
    expect(message).toMatchObject({ web_push: 8030, mutable: true, token: 't', notification: { lang: 'vi', data: { what, token } } })
  }
  expect(messages[0]?.notification).toMatchObject({ tag: INCIDENT, navigate: 'https://hub.example.org/patrol?incident=i-1' })
  expect(messages[4]?.notification).toMatchObject({ tag: 'test', navigate: 'https://hub.example.org/patrol' })
})

test.each(['ễ', '👮🏽‍♀️', '"', '\u0007', '\ud800'])('the longest names fit one push record when they are made of %j', (character) => {
  const brief: IncidentBrief = {
    ...HOLDUP,
    siteName: character.repeat(160),
    address: character.repeat(300),
    by: character.repeat(120),
    marks: ['late', 'unreadable', 'unknown-code'],
    phase: 'acknowledged',
    disposition: 'disturbance',
  }
  const context = { ...CONTEXT, token: 't'.repeat(600), publicUrl: `https://${'a'.repeat(240)}.example.org` }
  for (const what of ['alarm', 'answered', 'dispatched', 'closed'] as const) {
    const message = incidentMessage(what, 'i'.repeat(64) as IncidentId, brief, context)
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(MAX_PAYLOAD)
    expect(message.notification.title + message.notification.body).not.toMatch(/\p{Cc}/u)
  }
})

test('a topic is 32 base64url characters that do not tell which incident it is', () => {
  expect(topicOf(INCIDENT)).toMatch(/^[A-Za-z0-9_-]{32}$/)
  expect(topicOf(INCIDENT)).not.toBe(topicOf('i-2'))
})
