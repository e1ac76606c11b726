/** The embedded engine on a disk that fails, and on files that are damaged. */
import { copyFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openLowdbRegistry } from '../../hub/registry/lowdb.ts'
import { fresh, openIn, scratch } from './engine.ts'
import { settle, station } from './town.ts'

const start = fresh(openLowdbRegistry)

describe('a write that fails', () => {
  const faults: [name: string, breakIt: (folder: string) => Promise<unknown>, mend: (folder: string) => Promise<unknown>][] = [
    ['the folder is gone', (folder) => rename(folder, `${folder}-away`), (folder) => rename(`${folder}-away`, folder)],
    [
      'the temporary file cannot be made',
      (folder) => mkdir(join(folder, 'registry.json.tmp')),
      (folder) => rm(join(folder, 'registry.json.tmp'), { recursive: true }),
    ],
    [
      'the file cannot be replaced',
      async (folder) => {
        await rename(join(folder, 'registry.json'), join(folder, 'aside'))
        await mkdir(join(folder, 'registry.json', 'full'), { recursive: true })
      },
      async (folder) => {
        await rm(join(folder, 'registry.json'), { recursive: true })
        await rename(join(folder, 'aside'), join(folder, 'registry.json'))
      },
    ],
  ]

  test.each(faults)('changes nothing, says so, and is made good by the next one: %s', async (_name, breakIt, mend) => {
    const opened = await start()
    const { commune, officer } = await settle(opened)
    const { registry, make, folder } = opened
    const before = registry.directory()
    const last = registry.lastChange()
    let told = 0
    registry.follow(() => told++)

    await breakIt(folder)
    const change = { type: 'PatchStation', id: commune, patch: { name: 'Khác' } } as const
    await expect(make(change)).rejects.toThrow('nothing has changed, the last write failed: ')
    expect(registry.directory()).toBe(before)
    expect(registry.lastChange()).toBe(last)
    expect(told).toBe(0)
    expect(registry.health()).toMatchObject({ state: 'failing', detail: expect.stringMatching(/\w/) })
    // a sign-in needs no disk
    expect(registry.sessions.find(registry.sessions.open(officer, 0, 1), 0)).toBe(officer)

    await mend(folder)
    await make({ type: 'PatchSettings', patch: { name: 'Sau' } })
    expect(registry.health().state).toBe('ok')
    const again = await opened.again()
    expect(again.registry.directory().settings.name).toBe('Sau')
    expect(again.registry.directory().stations.get(commune)?.name).toBe('Đức Trọng')
    expect(again.registry.health().state).toBe('ok')
    await again.registry.close()
  })

  test('a file taken away while the hub runs is there again with the next change', async () => {
    const { registry, make, again, folder } = await start()
    await make({ type: 'PatchSettings', patch: { name: 'Một' } })
    await rm(join(folder, 'registry.json'))
    await make({ type: 'PatchSettings', patch: { name: 'Hai' } })
    expect(registry.health().state).toBe('ok')
    const after = await again()
    expect([after.registry.directory().settings.name, after.registry.health().state]).toEqual(['Hai', 'ok'])
    await after.registry.close()
  })

  test('a first start that cannot write does not pretend', async () => {
    const folder = await scratch(onTestFinished)
    await mkdir(join(folder, 'registry.json.tmp'))
    await expect(openIn(folder)).rejects.toThrow('write failed')
  })
})

describe('a damaged registry', () => {
  const damages: [name: string, damage: (path: string) => Promise<unknown>][] = [
    ['truncated', (path) => truncate(path, 200)],
    ['empty', (path) => truncate(path, 0)],
    ['full of zeros', (path) => writeFile(path, Buffer.alloc(500))],
    ['of another shape', (path) => writeFile(path, '{"shape":1,"version":3}')],
    ['of no shape', (path) => writeFile(path, '[]')],
    ['of a shape nothing leads on from', (path) => writeFile(path, '{"shape":0}')],
    ['gone', (path) => rm(path)],
    [
      'naming what does not exist',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).replaceAll(/"parent":"station-\w+"/g, '"parent":"station-0"')),
    ],
    [
      'with stations in a circle',
      async (path) => {
        const file = JSON.parse(await readFile(path, 'utf8'))
        for (const one of file.stations) one.parent = one.id
        await writeFile(path, JSON.stringify(file))
      },
    ],
  ]

  test.each(damages)('is replaced by the copy before the last change, loudly: %s', async (_name, damage) => {
    const opened = await start()
    await settle(opened)
    const before = opened.registry.directory()
    await opened.make({ type: 'AddStation', station: station('Mới nhất') })
    await opened.registry.close()
    const path = join(opened.folder, 'registry.json')
    await damage(path)
    const bytes = await readFile(path).catch(() => null)

    const { registry, errors, make, again } = await opened.again()
    const { version, ...recovered } = registry.directory()
    const { version: versionBefore, ...expected } = before
    expect(recovered).toEqual(expected)
    expect(registry.health()).toMatchObject({ state: 'recovered', detail: expect.stringMatching(/\w/) })
    expect(errors).toEqual([expect.stringContaining('damaged')])

    const aside = (await readdir(opened.folder)).filter((name) => name.startsWith('registry.json.damaged-2026-11-22T03-00'))
    expect(aside).toHaveLength(bytes === null ? 0 : 1)
    if (aside[0]) expect(await readFile(join(opened.folder, aside[0]))).toEqual(bytes)

    // the lost change had the next number: it is not given to another
    expect(version).toBe(versionBefore + 1)
    expect((await make({ type: 'PatchSettings', patch: { name: 'Tiếp' } })).version).toBe(versionBefore + 2)
    const after = await again()
    expect(after.registry.directory().settings.name).toBe('Tiếp')
    expect(after.registry.health().state).toBe('ok')
    await after.registry.close()
  })

  test('is damaged again before any change, and the copy is still there', async () => {
    const opened = await start()
    await settle(opened)
    await opened.registry.close()
    const path = join(opened.folder, 'registry.json')
    await truncate(path, 10)
    const once = await opened.again()
    await once.registry.close()
    await truncate(path, 10)
    const twice = await once.again()
    expect(twice.registry.directory().people.size).toBe(once.registry.directory().people.size)
    expect(twice.registry.health().state).toBe('recovered')
    await twice.registry.close()
  })

  test.each([
    ['both are damaged', (path: string) => writeFile(`${path}.previous`, '{')],
    ['there is no copy', (path: string) => rm(`${path}.previous`)],
  ])('is never begun anew: %s', async (_name, loseCopy) => {
    const opened = await start()
    await settle(opened)
    await opened.registry.close()
    const path = join(opened.folder, 'registry.json')
    await truncate(path, 200)
    await loseCopy(path)
    const files = await readdir(opened.folder)
    await expect(opened.again()).rejects.toThrow(/is damaged .* restore a backup/s)
    expect(await readdir(opened.folder)).toEqual(files)
  })

  test.each(['registry.json', 'registry.json.previous'])('a newer program’s %s is left alone', async (name) => {
    const opened = await start()
    await settle(opened)
    await opened.registry.close()
    const path = join(opened.folder, 'registry.json')
    await copyFile(path, join(opened.folder, 'kept'))
    if (name !== 'registry.json') await truncate(path, 10)
    await writeFile(join(opened.folder, name), '{"shape":2,"version":3}')
    await expect(opened.again()).rejects.toThrow(/newer version .* start that version/s)
    expect(await readFile(join(opened.folder, name), 'utf8')).toBe('{"shape":2,"version":3}')
  })

  test('a file that may not be read is not taken for a damaged one', async () => {
    const opened = await start()
    await settle(opened)
    await opened.registry.close()
    await rm(join(opened.folder, 'registry.json'))
    await mkdir(join(opened.folder, 'registry.json'))
    await expect(opened.again()).rejects.toThrow('cannot be read')
  })
})
