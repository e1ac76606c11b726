import { expect, it, onTestFinished } from 'vitest'
import type { Retention } from '../../hub/contract/retention.ts'
import { openHub } from './harness.ts'

it('says what goes in the next night, as it is set and as it might be; a change close to the night counts from the next', async () => {
  const hub = await openHub()
  onTestFinished(() => hub.close())
  const { person } = await hub.make({ type: 'AddPerson', person: { username: 'boss', name: 'B', role: 'admin' } })
  const as = hub.as(person?.id ?? null)
  // 22 November, ten in the morning there.
  const { status, body } = await as<Retention>('GET', '/retention')
  expect([status, body]).toEqual([200, { days: 1825, next: '2026-11-22T19:30:00.000Z', before: '2021-11-23T17:00:00.000Z', incidents: 0 }])
  expect((await as<Retention>('GET', '/retention?days=30')).body).toMatchObject({ days: 30, before: '2026-10-23T17:00:00.000Z' })
  expect((await as('GET', '/retention?days=29')).status).toBe(400)

  // Set, not pushed: in hours that pass at once a disk that is only writing looks like one that hangs.
  hub.clock.jump(14 * 3_600_000)
  expect((await as('PATCH', '/settings', { retentionDays: 30 })).status).toBe(200)
  const changedAt = hub.clock.now()
  await hub.desk.submit({
    ...{ type: 'RecordRegistryChange', version: 99, at: changedAt, by: null, action: 'PatchSettings', subject: 'settings' },
    fields: ['retentionDays'],
  })
  expect((await as<Retention>('GET', '/retention')).body).toMatchObject({ days: 30, next: '2026-11-23T19:30:00.000Z' })
})
