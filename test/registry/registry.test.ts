/** What every engine of the port promises about changes, followers and restarts. */
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { engines, fresh, got } from './engine.ts'
import { settle, site, station } from './town.ts'

describe.each(engines)('the registry on $name', ({ open }) => {
  const start = fresh(open)

  test('a first start has nobody and nothing in it, and settings that work', async () => {
    const { registry } = await start()
    const { version, people, sites, settings } = registry.directory()
    expect({ version, people: people.size, sites: sites.size, last: registry.lastChange() }).toEqual({
      version: 0,
      people: 0,
      sites: 0,
      last: null,
    })
    expect(settings).toMatchObject({
      name: 'Tiếng Chuông',
      timeZone: 'Asia/Ho_Chi_Minh',
      languages: ['vi', 'en'],
      supervision: '90s',
      retentionDays: 1825,
    })
    expect(settings.ladder.holdup).toEqual({
      notShown: 5,
      notAcknowledged: 30,
      everybody: 60,
      repeat: 30,
      ringAgainUndispatched: 60,
      resumeUndispatched: 120,
    })
    expect(settings.ladder.fire).toEqual({ ...settings.ladder.holdup, notAcknowledged: 20, everybody: 45 })
    expect(registry.health()).toEqual({ state: 'ok', detail: null })
  })

  test('a restart keeps everything', async () => {
    const opened = await start()
    const town = await settle(opened)
    await opened.make({ type: 'Subscribe', person: town.officer, keys: { endpoint: 'https://push/1', p256dh: 'p', auth: 'a' } })
    await opened.make({ type: 'PatchSettings', patch: { name: 'Đức Trọng', ladder: { fire: { repeat: 15 } } } })
    const { mqtt } = await opened.make({ type: 'RotateCredentials', id: town.button })
    const before = opened.registry.directory()
    const last = opened.registry.lastChange()

    const { registry } = await opened.again()
    expect(registry.directory()).toEqual(before)
    expect(registry.lastChange()).toEqual(last)
    expect(registry.verifyDevice(town.button, got(mqtt).password)).toBe(town.button)
    expect(await registry.verifyPerson('truc-ban', 'mat-khau-2')).toBe(town.officer)
    expect(registry.pushKeys(got(before.phones.get(town.officer)?.[0]))).toEqual({ endpoint: 'https://push/1', p256dh: 'p', auth: 'a' })
    await registry.close()
  })

  test('twenty changes at once all land, each with a version of its own, and the file equals memory', async () => {
    const opened = await start()
    await opened.make({ type: 'AddStation', station: station('Đức Trọng') })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => opened.make({ type: 'AddSite', site: site(`Tiệm vàng ${i}`) })))
    expect(answers.map((answer) => answer.version)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
    const { sites } = opened.registry.directory()
    expect(sites.size).toBe(20)
    expect(new Set([...sites.values()].map((one) => one.code)).size).toBe(20)
    const { registry } = await opened.again()
    expect(registry.directory().sites).toEqual(sites)
    await registry.close()
  })

  test('followers are told after the change counts and before its author is answered; one that throws stops nobody', async () => {
    const opened = await start()
    const heard: string[] = []
    opened.registry.follow(() => {
      throw new Error('a follower fails')
    })
    const stop = opened.registry.follow((directory, change) => {
      expect(opened.registry.directory()).toBe(directory)
      heard.push(`${change.action} ${change.version}`)
    })
    await opened.make({ type: 'AddStation', station: station('A') }).then(() => heard.push('answered'))
    await opened.refusal({ type: 'PatchSettings', patch: { timeZone: 'nowhere' } })
    stop()
    await opened.make({ type: 'AddStation', station: station('B') })
    expect(heard).toEqual(['AddStation 1', 'answered'])
    expect(opened.errors).toHaveLength(2)
  })

  test('the last change says when, who, what and to which', async () => {
    const { registry, clock, make } = await start()
    const { person } = await make({ type: 'AddPerson', person: { username: 'quan-tri', name: 'Q', role: 'admin' } })
    const by = got(person).id
    await registry.submit({ type: 'PatchSettings', at: clock.now(), by, patch: { name: 'X' } })
    expect(registry.lastChange()).toEqual({
      version: 2,
      at: clock.now(),
      by,
      action: 'PatchSettings',
      subject: 'settings',
      fields: ['name'],
    })
  })

  test('what stands in the file is nobody else’s to read, and no secret stands there in the clear', async () => {
    const opened = await start()
    const town = await settle(opened)
    const { mqtt } = await opened.make({ type: 'RotateCredentials', id: town.button })
    const { invitation } = await opened.make({ type: 'InvitePerson', id: town.staff })
    const path = join(opened.folder, 'registry.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const text = await readFile(path, 'utf8')
    for (const secret of [got(mqtt).password, got(invitation), 'mat-khau-1']) expect(text).not.toContain(secret)
  })

  test('a backup taken while running opens as the same registry', async () => {
    const opened = await start()
    await settle(opened)
    const other = await start()
    await other.registry.close()
    await rm(join(other.folder, 'registry.json'))
    await opened.registry.copyTo(join(other.folder, 'registry.json'))
    const { registry } = await other.again()
    expect(registry.directory()).toEqual(opened.registry.directory())
    await registry.close()
    await expect(opened.registry.copyTo(join(other.folder, 'registry.json'))).rejects.toThrow('EEXIST')
  })

  test('a closed registry takes no change', async () => {
    const { registry, clock } = await start()
    await registry.close()
    await expect(registry.submit({ type: 'PatchSettings', at: clock.now(), by: null, patch: {} })).rejects.toThrow('closed')
  })

  test('a change that would not be readable at the next start is not written', async () => {
    const { registry, clock } = await start()
    const bad = {
      type: 'AddStation',
      at: clock.now(),
      by: null,
      station: { ...station('A'), level: 'village' },
    } as unknown as RegistryChange
    await expect(registry.submit(bad)).rejects.toThrow('schema')
    expect(registry.directory().stations.size).toBe(0)
  })
})
