import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { IncidentView } from '../../hub/contract/views.ts'
import { draw } from '../../hub/http/report/draw.ts'
import { writePaper } from '../../hub/http/report/write-paper.ts'
import { type Client, type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
let incident: IncidentId
let officer: Client
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  incident = await world.press()
  officer = world.as('officer home')
})
afterEach(() => hub.close())

const occasion = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh', hub: 'Công an tỉnh', by: 'Đại úy Minh', at: 0 } as const
const view = async () => (await officer<IncidentView>('GET', `/incidents/${incident}`)).body
const wordsOf = (paper: ReturnType<typeof writePaper>) => JSON.stringify(paper)
const pagesOf = (pdf: Uint8Array | string) =>
  Buffer.from(pdf as string, 'latin1')
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length

test('the paper is one page of PDF, in the language asked for, and the file carries the incident’s name', async () => {
  for (const lang of ['vi', 'en']) {
    const { status, type, headers, body } = await officer<string>('GET', `/incidents/${incident}/report.pdf?lang=${lang}`)
    expect([status, type]).toEqual([200, 'application/pdf'])
    expect(headers.get('content-disposition')).toBe(`inline; filename="${incident}.pdf"`)
    expect(body.startsWith('%PDF-')).toBe(true)
    expect(body).toContain(`/Lang (${lang})`)
    expect(pagesOf(body)).toBe(1)
  }
})

test('the file for a machine holds the incident with its whole story, and who made it', async () => {
  const { body, headers } = await officer<{ madeBy: string; timeZone: string; incident: IncidentView }>(
    'GET',
    `/incidents/${incident}/report.json`,
  )
  expect(headers.get('content-disposition')).toContain('attachment')
  expect(body).toMatchObject({ madeBy: 'officer home', timeZone: 'Asia/Ho_Chi_Minh', incident: { id: incident } })
  expect(body.incident.timeline?.map(({ type }) => type)).toContain('PressReceived')
})

test('numbers inside the shop stay off the paper until a unit is on scene, and a challenge word always', async () => {
  const before = wordsOf(writePaper(await view(), occasion))
  expect(before).toContain('0900000002')
  expect(before).not.toContain('0900000001')
  expect(before).toContain('không ghi khi chưa có tổ')
  await officer('POST', `/incidents/${incident}/acknowledge`)
  await officer('POST', `/incidents/${incident}/arrive`)
  const after = wordsOf(writePaper(await view(), occasion))
  expect(after).toContain('0900000001')
  expect(after).not.toContain('hoa sen')
})

test('the shop’s own paper holds what the shop may see: no people, no contacts, no story', async () => {
  const { body } = await world.as('manager own')<never>('GET', `/incidents/${incident}`)
  const paper = writePaper(body, occasion)
  expect(paper.story).toBeNull()
  expect(wordsOf(paper)).not.toMatch(/0900|officer|A note of the desk/)
})

test('times stand in the hub’s zone', async () => {
  const opened = { ...(await view()), openedAt: '2026-11-22T20:40:30.000Z' }
  expect(wordsOf(writePaper(opened, occasion))).toContain('03:40:30 23/11/2026')
  expect(wordsOf(writePaper(opened, { ...occasion, timeZone: 'UTC' }))).toContain('20:40:30 22/11/2026')
})

test('a story too long for the page is cut in its middle and still is one page; an event it has no words for stands by name', async () => {
  const whole = await view()
  const note = { type: 'IncidentNoted', at: whole.openedAt, text: 'Nghiệp vụ '.repeat(190) }
  const timeline = [...(whole.timeline ?? []), ...Array.from({ length: 300 }, () => note), { type: 'DroneLaunched', at: whole.openedAt }]
  const site = { ...whole.site, notes: 'đường '.repeat(400), address: 'x'.repeat(500) }
  const paper = writePaper({ ...whole, site, timeline, marks: ['late', 'mistake', 'duress', 'tamper', 'interference'] }, occasion)
  expect(paper.story?.entries.at(-1)?.text).toBe('DroneLaunched')
  expect(pagesOf(Buffer.from(await draw(paper)).toString('latin1'))).toBe(1)
})

test('who was written to and called stands in the story with how far each came, and who has no number by name', async () => {
  const whole = await view()
  const at = '2026-11-22T15:41:10.000Z'
  const to = { id: 'p' as never, name: 'Trần Văn B' }
  const asked = { id: 'm', to, channel: 'sms', what: 'alarm', because: 'not-shown', askedAt: at } as const
  const times = {
    accepted: at,
    sent: '2026-11-22T15:41:12.000Z',
    delivered: '2026-11-22T15:41:15.000Z',
    answered: '2026-11-22T15:41:40.000Z',
  }
  const entry = {
    type: 'MessagesRequested',
    at,
    reason: 'not-shown',
    outcome: 'sms',
    people: [to],
    unreachable: [{ id: 'q' as never, name: 'Tổ 3' }],
  }
  const wrote = { type: 'SmsReceived', at, by: to, text: '1 ra ngay', outcome: 'answer' }
  const paper = writePaper({ ...whole, messages: [{ ...asked, state: 'answered', times }], timeline: [entry, wrote] }, occasion)
  expect(paper.story?.entries.map(({ text }) => text)).toEqual([
    'Nhắn tin cho Trần Văn B — tin → Trần Văn B: nhà mạng nhận 22:41:12, đã tới máy 22:41:15, trả lời 1 lúc 22:41:40 — không có số điện thoại của Tổ 3',
    'Trần Văn B nhắn: «1 ra ngay»',
  ])
  const waiting = writePaper(
    { ...whole, messages: [{ ...asked, state: 'asked', times: {} }], timeline: [entry] },
    { ...occasion, language: 'en' },
  )
  expect(paper.story?.entries).toHaveLength(2)
  expect(waiting.story?.entries[0]?.text).toContain('message → Trần Văn B: waits for the modem')
})
