/** `npm run people`: the program itself, beside a hub that runs and on the data of one that does not. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../hub/clock.ts'
import { nearNames } from '../hub/people/near-names.ts'
import { signIn } from './harness/api.ts'
import { type Commune, commune, PASSWORD } from './harness/commune.ts'
import { people } from './harness/people.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

/** Each start of the program is a process. */
const LIMITS = { timeout: 240_000 }
const NEW_PASSWORD = 'mat-khau-moi-cua-toi'

const tokenIn = (said: string): string => {
  const [, token] = /\/invite#(\S+)/.exec(said) ?? []
  if (token === undefined) throw new Error(`no link in: ${said}`)
  return token
}
const accept = (town: Commune, token: string) => town.nobody().call('POST', '/invitations/accept', { token, password: NEW_PASSWORD })
const onRecord = (town: Commune, password: string) =>
  until(
    'it is on the record',
    async () => {
      const boss = await signIn(town.hub().httpUrl, 'boss', password)
      const { items } = await boss.get('/audit?action=ResetPerson')
      return items.length > 0 && items
    },
    30_000,
  )

it('whoever is locked out gets in again beside the running hub: once, on the record, and every session ends', {
  timeout: 120_000,
}, async () => {
  const town = await commune({ clock: systemClock })
  const before = await town.as('boss')
  const box = join(town.folder, 'box.json')
  expect(statSync(box).mode & 0o777, 'for the hub’s own user alone').toBe(0o600)

  const { code, said } = await people(town.folder, 'reset', 'Boss')
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('Đ/c boss (boss)') })
  expect(said).toContain(`${town.hub().httpUrl}/invite#`)
  expect(await before.refused('GET', '/people')).toMatchObject({ status: 401 })
  const [entry] = await onRecord(town, PASSWORD)
  expect(entry).toMatchObject({ action: 'ResetPerson', subject: { kind: 'person', name: 'Đ/c boss' } })
  expect(entry.by, 'nobody who is signed in').toBeUndefined()

  const token = tokenIn(said)
  expect((await accept(town, token)).status).toBe(200)
  expect((await accept(town, token)).body.code).toBe('invitation-invalid')
  await expect(signIn(town.hub().httpUrl, 'boss', PASSWORD)).rejects.toThrow('401')
  await signIn(town.hub().httpUrl, 'boss', NEW_PASSWORD)

  await town.stop()
  expect(statSync(box, { throwIfNoEntry: false }), 'a hub that has closed leaves no key').toBeUndefined()
})

it('with the hub stopped, or killed, it is done on the data folder, and the next start writes it down', LIMITS, async () => {
  const town = await commune({ clock: systemClock })
  const word = readFileSync(join(town.folder, 'box.json'))
  await town.stop()
  // As a kill leaves it: the file speaks of a hub that is gone.
  writeFileSync(join(town.folder, 'box.json'), word, { mode: 0o600 })
  const { code, said } = await people(town.folder, 'reset', 'boss', '--lang', 'en')
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('when the hub starts') })
  expect(await people(town.folder, 'reset', 'officer'), 'one at a time, so that each is on the record').toMatchObject({
    code: 73,
    said: expect.stringContaining('chưa vào nhật ký'),
  })
  await town.start()
  expect(await onRecord(town, PASSWORD)).toHaveLength(1)
  expect((await accept(town, tokenIn(said))).status).toBe(200)
})

it('says what to do: who is meant, who is closed, how it is called, where the data are', LIMITS, async () => {
  const town = await commune({ clock: systemClock })
  const boss = await town.as('boss')
  await boss.patch(`/people/${town.id('staff')}`, { disabled: true })
  const [listed, near, closed, misspelt, elsewhere] = await Promise.all([
    people(town.folder, 'list'),
    people(town.folder, 'reset', 'bos'),
    people(town.folder, 'reset', 'staff'),
    people(town.folder, 'open', 'boss'),
    people(temporaryFolder(), 'list'),
  ])
  expect(listed).toMatchObject({ code: 0, said: expect.stringMatching(/boss +Đ\/c boss · quản trị/) })
  expect(listed.said).toMatch(/staff .* · đã khóa/)
  expect(near).toMatchObject({ code: 66, said: expect.stringMatching(/“bos”[\s\S]*boss/) })
  expect(closed).toMatchObject({ code: 73, said: expect.stringContaining('có chủ ý') })
  expect(misspelt).toMatchObject({ code: 64, said: expect.stringContaining('npm run people -- reset admin') })
  expect(elsewhere).toMatchObject({ code: 66, said: expect.stringContaining('HUB_DATA_DIR') })
  // A hub runs, and its word is gone: its folder is never written beside it.
  rmSync(join(town.folder, 'box.json'))
  expect(await people(town.folder, 'reset', 'boss')).toMatchObject({ code: 74, said: expect.stringContaining('another hub') })
})

it('names that are near are those somebody may have meant', () => {
  const all = ['admin', 'truc-ban', 'tuan-tra', 'chi-huy'].map((username) => ({ username, name: `Lê Thị ${username}` }))
  const near = (asked: string) => nearNames(asked, all).map(({ username }) => username)
  expect(near('adimn')).toEqual(['admin'])
  expect(near('trực ban')).toEqual(['truc-ban'])
  expect(near('quan-tri-vien-moi')).toEqual([])
})
