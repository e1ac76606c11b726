import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { openSessions } from '../../hub/registry/sessions.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { engines, fresh, got, scratch } from './engine.ts'
import { settle } from './town.ts'

const HOUR_MS = 3_600_000

describe.each(engines)('sessions on $name', ({ open }) => {
  const start = fresh(open)

  test('a session names its person until it expires or is closed', async () => {
    const opened = await start()
    const { officer, staff } = await settle(opened)
    const { sessions } = opened.registry
    const secret = sessions.open(officer, 0, HOUR_MS)
    const other = sessions.open(staff, 0, HOUR_MS)
    expect(sessions.find(secret, HOUR_MS - 1)).toBe(officer)
    expect(sessions.find(secret, HOUR_MS)).toBeNull()
    expect(sessions.find('guess', 0)).toBeNull()
    sessions.close(secret)
    expect(sessions.find(secret, 0)).toBeNull()
    sessions.closeAllOf(staff)
    expect(sessions.find(other, 0)).toBeNull()
  })

  test('sessions outlive a restart, as hashes, and change neither the version nor the last change', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const [version, last] = [opened.registry.directory().version, opened.registry.lastChange()]
    const kept = opened.registry.sessions.open(officer, 0, HOUR_MS)
    const closed = opened.registry.sessions.open(officer, 0, HOUR_MS)
    opened.registry.sessions.close(closed)
    const { registry, folder } = await opened.again()
    expect([registry.directory().version, registry.lastChange()]).toEqual([version, last])
    expect(registry.sessions.find(kept, 1)).toBe(officer)
    expect(registry.sessions.find(closed, 1)).toBeNull()
    expect(await readFile(join(folder, 'sessions.json'), 'utf8')).not.toContain(kept)
    await registry.close()
  })

  test('whoever is disabled, gets another password or accepts an invitation is signed out everywhere', async () => {
    const opened = await start()
    const { officer, staff, admin } = await settle(opened)
    const { registry, make } = opened
    const [first, second, third] = [officer, staff, admin].map((person) => registry.sessions.open(person, 0, HOUR_MS))
    await make({ type: 'PatchPerson', id: officer, patch: { disabled: true } })
    await make({ type: 'PatchPerson', id: officer, patch: { disabled: false } })
    await make({ type: 'PatchPerson', id: staff, patch: { password: 'mat-khau-moi' } })
    expect(registry.sessions.find(got(first), 0)).toBeNull()
    expect(registry.sessions.find(got(second), 0)).toBeNull()
    expect(registry.sessions.find(got(third), 0)).toBe(admin)
    const { invitation } = await make({ type: 'InvitePerson', id: admin })
    await make({ type: 'AcceptInvitation', token: got(invitation), password: 'mat-khau-moi' })
    expect(registry.sessions.find(got(third), 0)).toBeNull()
  })

  test('of more than twenty browsers of one person the oldest is signed out', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const { sessions } = opened.registry
    const secrets = Array.from({ length: 21 }, (_, i) => sessions.open(officer, i, HOUR_MS))
    expect(secrets.map((secret) => sessions.find(secret, 30))).toEqual([null, ...Array.from({ length: 20 }, () => officer)])
  })

  test('unreadable sessions cost a sign-in and not the registry', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    await opened.registry.close()
    await writeFile(join(opened.folder, 'sessions.json'), '{"sess')
    const { registry, errors } = await opened.again()
    expect(errors).toEqual([expect.stringContaining('everybody signs in again')])
    expect(registry.health().state).toBe('ok')
    expect(registry.sessions.find(registry.sessions.open(officer, 0, 1), 0)).toBe(officer)
    await registry.close()
  })
})

describe('the file of sessions', () => {
  const person = 'person-1' as PersonId
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }

  test('a disk that never answers stops nobody from signing in', async () => {
    const path = join(await scratch(onTestFinished), 'sessions.json')
    const write = () => new Promise<void>(() => {})
    const sessions = await openSessions({ path, log: quiet, clock: pushedClock(), isEnabled: () => true, write })
    expect(sessions.find(sessions.open(person, 0, HOUR_MS), 1)).toBe(person)
  })

  test('many sign-ins while one write is out become one write', async () => {
    const path = join(await scratch(onTestFinished), 'sessions.json')
    let writes = 0
    const write = (work: () => Promise<void>) => {
      writes++
      return work()
    }
    const sessions = await openSessions({ path, log: quiet, clock: pushedClock(), isEnabled: () => true, write })
    for (let i = 0; i < 15; i++) sessions.open(person, i, HOUR_MS)
    await sessions.flush()
    expect(writes).toBeLessThanOrEqual(2)
    expect(JSON.parse(await readFile(path, 'utf8')).sessions).toHaveLength(15)
  })

  test('what could not be written is written when the disk is back', async () => {
    const folder = await scratch(onTestFinished)
    const clock = pushedClock()
    const path = join(folder, 'below', 'sessions.json')
    let failures = 0
    const write = (work: () => Promise<void>) =>
      work().catch((error: unknown) => {
        failures++
        throw error
      })
    const sessions = await openSessions({ path, log: quiet, clock, isEnabled: () => true, write })
    sessions.open(person, 0, HOUR_MS)
    await until('the write has failed', () => failures === 1)
    await mkdir(join(folder, 'below'))
    await until('it is written', async () => {
      await clock.push(5_000)
      return (await readFile(path, 'utf8')).includes(person)
    })
  })
})
