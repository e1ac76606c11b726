import { afterEach, beforeEach, expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '../../hub/contract/audit.ts'
import { ACTION_WORDS } from '../../hub/http/audit-table.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

test('every action has words in both languages, and no words are left of one that is gone', () => {
  expect(Object.keys(ACTION_WORDS).sort()).toEqual([...AUDIT_ACTIONS].sort())
})

test('the table opens in an office: a byte order mark, local times, and a name that looks like a formula is only a name', async () => {
  await hub.make({ type: 'PatchPerson', id: world.person('officer home'), patch: { name: '=HYPERLINK("http://x")' } })
  await hub.desk.submit({
    type: 'SignOn',
    at: hub.clock.now(),
    person: world.person('officer home'),
    role: 'officer',
    station: world.stations.home,
  })
  const { status, type, headers, body } = await world.as('admin')<string>('GET', '/audit/export')
  expect([status, type]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(headers.get('content-disposition')).toContain('nhat-ky.csv')
  const [head, row] = body.replace('\uFEFF', '').split('\r\n')
  expect(head).toBe('Thời gian,Người làm,Việc,Đối tượng,Chi tiết')
  expect(row).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,"'=HYPERLINK\(""http:\/\/x""\)",Nhận trực,Home,$/)
})

test('what a phone does by itself is there for whoever asks for it, and in nobody’s way', async () => {
  const phone = { endpoint: 'https://push.example/1', p256dh: 'key', auth: 'secret' }
  await hub.make({ type: 'Subscribe', person: world.person('patrol home'), keys: phone })
  const last = hub.registry.lastChange()
  if (!last) throw new Error('nothing has changed')
  await hub.desk.submit({ type: 'RecordRegistryChange', ...last })
  const admin = world.as('admin')
  const actions = async (query: string) =>
    (await admin<{ items: { action: string }[] }>('GET', `/audit${query}`)).body.items.map(({ action }) => action)
  expect(await actions('')).not.toContain('Subscribe')
  expect(await actions('?action=Subscribe')).toEqual(['Subscribe'])
})
