import { expect, onTestFinished, test } from 'vitest'
import type { BackupKey, BackupPlanView } from '../../hub/contract/backups.ts'
import { openHub } from './harness.ts'
import { populate } from './world.ts'

const password = 'a good long password'
const plan = {
  at: '02:15',
  seal: { kind: 'key', recipient: `age1${'q'.repeat(58)}` },
  keep: { daily: 7, weekly: 4, monthly: 12 },
  places: [{ name: 'USB', kind: 'folder', path: '/media/usb' }],
}

async function confirmedAdmin(given: Parameters<typeof openHub>[0] = {}) {
  const hub = await openHub(given)
  onTestFinished(() => hub.close())
  const world = await populate(hub)
  await hub.make({ type: 'PatchPerson', id: world.person('admin'), patch: { password } })
  const admin = world.as('admin')
  const confirm = () => admin('POST', '/session/confirm', { password })
  return { hub, admin, confirm }
}

test('an open browser is not enough to send everything elsewhere, or to make a key', async () => {
  const { admin, hub } = await confirmedAdmin()
  expect((await admin('PUT', '/backup/plan', plan)).body).toMatchObject({ status: 403, code: 'confirm-first' })
  expect((await admin('POST', '/backup/key')).body).toMatchObject({ status: 403, code: 'confirm-first' })
  expect(await admin('PATCH', '/settings', { backups: plan }), 'nor by the settings').toMatchObject({ status: 400 })
  expect(hub.registry.directory().settings.backups).toBeUndefined()
})

test('a plan is kept; a place stays the one it is while its path does, and is new with another', async () => {
  const { admin, confirm, hub } = await confirmedAdmin()
  expect((await admin<BackupPlanView>('GET', '/backup/plan')).body).toMatchObject({ at: '03:30', places: [], next: null })
  expect((await admin('POST', '/backup/run')).body).toMatchObject({ status: 409, code: 'backup-no-place' })
  await confirm()
  const { body: first } = await admin<BackupPlanView>('PUT', '/backup/plan', plan)
  expect(first).toMatchObject({ at: '02:15', places: [{ name: 'USB' }], running: false, next: expect.any(String) })
  const [{ id, since } = { id: '', since: '' }] = first.places
  await hub.clock.push(60_000)
  const place = { id, name: 'Stick', kind: 'folder', path: '/media/usb' }
  const { body: renamed } = await admin<BackupPlanView>('PUT', '/backup/plan', { ...plan, places: [place] })
  expect(renamed.places).toMatchObject([{ id, since, name: 'Stick' }])
  const { body: moved } = await admin<BackupPlanView>('PUT', '/backup/plan', { ...plan, places: [{ ...place, path: '/media/other' }] })
  expect(moved.places[0]).toMatchObject({ path: '/media/other', since: expect.not.stringMatching(since) })
  expect(moved.places[0]?.id).not.toBe(id)
  expect(hub.registry.lastChange()).toMatchObject({ action: 'PlanBackups', subject: 'settings' })
})

test('what would help nobody is refused in words, and nothing of it is kept', async () => {
  const kept: string[] = []
  const { admin, confirm, hub } = await confirmedAdmin({
    backupPlans: {
      choose: async ({ path }) => (path === '/gone' ? { why: 'not-there', message: 'is the disk there?' } : { sameDisk: true }),
      newKey: async () => ({ recipient: 'age1x', secretKey: 'AGE-SECRET-KEY-1X' }),
      run: async () => undefined,
      isRunning: () => false,
      hasPassphrase: () => kept.length > 0,
      keepPassphrase: (passphrase) => void kept.push(passphrase),
    },
  })
  await confirm()
  const [usb] = plan.places
  const far = { name: 'Far', kind: 'rclone', path: 'office:x' }
  const cases: [change: object, code: string][] = [
    [{ seal: { kind: 'none' }, places: [far] }, 'backup-unsealed'],
    [{ seal: { kind: 'passphrase' } }, 'backup-no-passphrase'],
    [{ places: [usb, { ...usb, name: 'Again' }] }, 'backup-twice'],
    [{ places: [usb, { ...far, name: 'USB' }] }, 'backup-twice'],
    [{ seal: { kind: 'passphrase' }, passphrase: 'twelve letters', places: [{ ...usb, path: '/gone' }] }, 'backup-place'],
  ]
  for (const [change, code] of cases)
    expect((await admin('PUT', '/backup/plan', { ...plan, ...change })).body).toMatchObject({ status: 409, code })
  expect((await admin('PUT', '/backup/plan', { ...plan, seal: { kind: 'key', recipient: 'age1short' } })).status).toBe(400)
  expect([kept, hub.registry.directory().settings.backups]).toEqual([[], undefined])

  const answer = await admin<BackupPlanView>('PUT', '/backup/plan', { ...plan, seal: { kind: 'passphrase' }, passphrase: 'twelve letters' })
  expect(answer.body).toMatchObject({ hasPassphrase: true, places: [{ sameDisk: true }] })
  expect([kept, JSON.stringify(answer.body).includes('twelve letters')]).toEqual([['twelve letters'], false])
})

test('a key is shown once and lies in no cache', async () => {
  const { admin, confirm } = await confirmedAdmin()
  await confirm()
  const { status, headers, body } = await admin<BackupKey>('POST', '/backup/key')
  expect([status, headers.get('cache-control')]).toEqual([201, 'no-store'])
  expect(body).toEqual({ recipient: 'age1', secretKey: 'AGE-SECRET-KEY-1' })
})
