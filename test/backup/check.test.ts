/** Whether a backup is good is asked without restoring it, and without the key as far as that goes. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { digestOf } from '../../hub/backup/names.ts'
import { digestLine } from '../../hub/backup/read-over.ts'
import { newKey, seal } from '../../hub/backup/seal.ts'
import { takeBackup } from '../../hub/backup/take.ts'
import { sha256 } from '../../hub/install/stage.ts'
import { run } from '../harness/backup-programs.ts'
import { commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'

it('says that a backup is whole, that it cannot say without the key, or that it is not what was written', {
  timeout: 300_000,
}, async () => {
  const town = await commune({ hub: { rounds: false } })
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const paper = await newKey()
  await takeBackup(town.folder, at('a.chuong'), town.clock.now())
  await seal(at('a.chuong'), at('a.chuong.age'), { recipient: paper.recipient })
  copyFileSync(at('a.chuong.age'), at('alone.chuong.age'))
  const sealed = readFileSync(at('a.chuong.age'))
  const digest = digestLine(sha256(sealed), 'a.chuong.age')
  writeFileSync(digestOf(at('a.chuong.age')), digest)
  sealed[sealed.length >> 1] = (sealed[sealed.length >> 1] ?? 0) ^ 1
  writeFileSync(at('rotten.chuong.age'), sealed)
  writeFileSync(digestOf(at('rotten.chuong.age')), digest)
  copyFileSync(at('rotten.chuong.age'), at('unknown.chuong.age'))
  writeFileSync(at('nothing.chuong.age'), 'x')
  writeFileSync(at('key.txt'), paper.secretKey)
  const key = ['--key', at('key.txt')]
  const cases: [file: string, given: string[], code: number, words: RegExp][] = [
    ['a.chuong', [], 0, /can be restored: .* 2 sites, 8 people/],
    ['a.chuong.age', [], 0, /reads as it was written. It is sealed/],
    ['a.chuong.age', key, 0, /can be restored: .* 2 sites, 8 people/],
    ['alone.chuong.age', [], 0, /looks like a sealed backup. There is no alone.chuong.age.sha256/],
    ['rotten.chuong.age', [], 65, /is not what was written/],
    ['unknown.chuong.age', key, 65, /cannot be restored/],
    ['nothing.chuong.age', [], 65, /is no backup/],
    ['gone.chuong', [], 66, /There is no file/],
  ]
  for (const [file, given, code, words] of cases)
    expect(await run('backup', join(folder, 'no-hub'), ['--check', at(file), ...given]), file).toMatchObject({
      code,
      said: expect.stringMatching(words),
    })
  expect(existsSync(at('no-hub')), 'nothing was restored').toBe(false)
})
