/** The phone is gone, and so is the paper with the recovery codes: whoever stands at the box lets its owner in again, and it is on the record. */
import { expect, it } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { signIn } from '../harness/api.ts'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { people } from '../harness/people.ts'
import { until } from '../harness/until.ts'
import { codeOf } from '../registry/second-factor.ts'

/** The boss turns it on, as on the page, and is asked for a code from then on. */
async function turnedOn(town: Commune) {
  const boss = await signIn(town.hub().httpUrl, 'boss', PASSWORD)
  await boss.post('/session/confirm', { password: PASSWORD })
  const { secret } = await boss.post('/session/second-factor')
  const { recoveryCodes } = await boss
    .call('PUT', '/session/second-factor', { code: codeOf(secret, systemClock.now()) })
    .then(({ body }) => body)
  expect(recoveryCodes).toHaveLength(10)
  expect(await atTheDoor(town)).toMatchObject({ status: 401, body: { code: 'second-factor-needed' } })
  return boss
}

const atTheDoor = (town: Commune, code?: string) =>
  town.nobody().call('POST', '/session', { username: 'boss', password: PASSWORD, ...(code && { code }) })

const onRecord = (town: Commune, action: string, password = PASSWORD) =>
  until(`${action} is on the record`, async () => {
    const boss = await signIn(town.hub().httpUrl, 'boss', password)
    const { items } = await boss.get(`/audit?action=${action}`)
    return items.length > 0 && items
  })

it('beside the running hub: only the second factor, or all of the way in; sessions end, and its owner is told', {
  timeout: 240_000,
}, async () => {
  const town = await commune({ clock: systemClock })
  const before = await turnedOn(town)
  const { code, said } = await people(town.folder, 'second-factor-off', 'Boss')
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('Đã tắt xác thực hai lớp của Đ/c boss (boss)') })
  expect(await before.refused('GET', '/session')).toMatchObject({ status: 401 })
  expect(await atTheDoor(town)).toMatchObject({
    status: 200,
    body: { secondFactor: { isOn: false, takenAway: { at: expect.any(String) } } },
  })
  const [entry] = await onRecord(town, 'DropSecondFactor')
  expect(entry).toMatchObject({ subject: { kind: 'person', name: 'Đ/c boss' } })
  expect(entry.by, 'nobody who is signed in').toBeUndefined()
  expect(await people(town.folder, 'second-factor-off', 'boss')).toMatchObject({ code: 73, said: expect.stringContaining('không bật') })
  expect(await people(town.folder, 'second-factor-off', 'bos')).toMatchObject({ code: 66, said: expect.stringMatching(/“bos”[\s\S]*boss/) })

  await turnedOn(town)
  const reset = await people(town.folder, 'reset', 'boss', '--lang', 'en')
  expect(reset.said).toContain('Their second factor is off as well')
  const [, token = ''] = /\/invite#(\S+)/.exec(reset.said) ?? []
  expect(
    (await town.nobody().call('POST', '/invitations/accept', { token, password: 'mat-khau-moi' })).status,
    'and in, without a code',
  ).toBe(200)
})

it('with the hub stopped: on the data folder, and the next start writes it down', { timeout: 240_000 }, async () => {
  const town = await commune({ clock: systemClock })
  await turnedOn(town)
  await town.stop()
  const { code, said } = await people(town.folder, 'second-factor-off', 'boss')
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('Máy chủ đang dừng') })
  await town.start()
  expect((await atTheDoor(town)).status).toBe(200)
  expect(await onRecord(town, 'DropSecondFactor')).toHaveLength(1)

  await turnedOn(town)
  await town.stop()
  const reset = await people(town.folder, 'reset', 'boss')
  expect(reset.said).toContain('Xác thực hai lớp của người này cũng đã tắt')
  await town.start()
  const [, token = ''] = /\/invite#(\S+)/.exec(reset.said) ?? []
  expect((await town.nobody().call('POST', '/invitations/accept', { token, password: 'mat-khau-moi' })).status).toBe(200)
  expect(await onRecord(town, 'ResetPerson', 'mat-khau-moi')).toHaveLength(1)
})
