import { expect, test } from 'vitest'
import { readDeclared, readPush } from '../../console/src/service-worker/read-push.ts'

const payload = (navigate: string) =>
  JSON.stringify({
    web_push: 8030,
    notification: { title: 'Nghi cướp · Kim Hoa', body: '12 Trần Hưng Đạo', lang: 'vi', tag: 'inc1', navigate, silent: false },
    what: 'alarm',
    incident: 'inc1',
    token: 'once',
  })

test('a payload is shown as the hub wrote it', () => {
  const alarm = readPush(payload('https://hub.example/patrol?incident=inc1'))
  expect(alarm).toMatchObject({ title: 'Nghi cướp · Kim Hoa', navigate: '/patrol?incident=inc1', token: 'once', what: 'alarm' })
  expect(alarm.options).toMatchObject({ body: '12 Trần Hưng Đạo', tag: 'inc1', renotify: true, requireInteraction: true })
})

test('a notification opens a page of this hub, whatever address it carries', () => {
  expect(readPush(payload('https://elsewhere.example/patrol')).navigate).toBe('/patrol')
  expect(readPush(payload('javascript:alert(1)')).navigate).not.toMatch(/^javascript/)
  expect(readPush(payload('//elsewhere.example/x')).navigate).toBe('/x')
})

test.each(['', 'not json', 'null', '[]', '"text"', '{}', '{"notification":7}', '{"notification":{"title":5}}'])(
  'what cannot be read (%s) is shown as a plain alarm',
  (text) => {
    const alarm = readPush(text)
    expect(alarm.title).toBe('BÁO ĐỘNG KHẨN')
    expect(alarm.options.silent).toBe(false)
    expect(alarm.navigate).toBe('/patrol')
  },
)

test('a browser that reads declarative push itself hands over the notification: the same alarm comes of it', () => {
  const { notification } = JSON.parse(payload('https://hub.example/patrol?incident=inc1'))
  const declared = { ...notification, data: { what: 'alarm', incident: 'inc1', token: 'once' } }
  expect(readDeclared(declared)).toMatchObject({
    title: 'Nghi cướp · Kim Hoa',
    what: 'alarm',
    incident: 'inc1',
    token: 'once',
    navigate: '/patrol?incident=inc1',
    options: { body: '12 Trần Hưng Đạo', tag: 'inc1' },
  })
  expect(readDeclared({ ...declared, data: null }).title, 'without our data it is shown all the same').toBe('Nghi cướp · Kim Hoa')
})
