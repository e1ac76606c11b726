/** What somebody meets who restores with shaking hands: the wrong paper, a slip of the finger, half a file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newKey, seal } from '../../hub/backup/seal.ts'
import { takeBackup } from '../../hub/backup/take.ts'
import { run } from '../harness/backup-programs.ts'
import { commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'

it('says what is wrong, restores nothing until all is right, and takes a key as people write it', { timeout: 600_000 }, async () => {
  const town = await commune({ hub: { rounds: false } })
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  await takeBackup(town.folder, at('open'), town.clock.now())
  const [paper, other] = [await newKey(), await newKey()]
  await seal(at('open'), at('by-key'), { recipient: paper.recipient })
  await seal(at('open'), at('by-words'), { passphrase: 'ba con mèo ngủ trên mái' })
  const whole = readFileSync(at('by-key'))
  writeFileSync(at('cut'), whole.subarray(0, whole.length - 100))
  writeFileSync(at('cut-head'), whole.subarray(0, 150))
  writeFileSync(at('paper.txt'), `# printed 22/11/2026\n${paper.secretKey}\n`)
  writeFileSync(at('other.txt'), other.secretKey)
  const slip = paper.secretKey.slice(0, -1) + (paper.secretKey.endsWith('Q') ? 'P' : 'Q')

  const data = join(folder, 'data')
  const wrong: [file: string, given: string[], secret: string, code: number, words: RegExp][] = [
    ['by-key', [], '', 64, /is sealed, and nothing was given/],
    ['by-key', ['--key', at('other.txt')], '', 77, /does not open with this key/],
    ['by-key', ['--key', at('no-such')], '', 66, /key cannot be read/],
    ['by-key', [], slip, 64, /typing mistake.*checksum/],
    ['by-key', [], paper.secretKey.slice(0, -1), 64, /typing mistake. It has 74 characters, and these are 73/],
    ['by-key', [], paper.secretKey.replace('SECRET', 'SECRTE'), 64, /typing mistake. A key begins with AGE-SECRET-KEY-1/],
    ['by-key', [], paper.secretKey.slice('AGE-SECRET-KEY-1'.length), 64, /typing mistake. A key begins/],
    ['by-words', [], 'ba con mèo', 77, /does not open with this passphrase/],
    ['cut', [], paper.secretKey, 65, /cannot be restored/],
    ['cut-head', [], paper.secretKey, 65, /seal is damaged/],
  ]
  for (const [file, given, secret, code, words] of wrong) {
    const env: Record<string, string> = secret === '' ? {} : { RESTORE_SECRET: secret }
    expect(await run('restore', data, [at(file), ...given], env), `${file} ${words}`).toMatchObject({
      code,
      said: expect.stringMatching(words),
    })
    expect(existsSync(data)).toBe(false)
  }
  expect(await run('restore', data, [at('by-key'), '--key', at('paper.txt')])).toMatchObject({ code: 0 })
  const misread = paper.secretKey.replace(/^(.{16})(.*)/, (_, head, tail) => head + tail.replaceAll('0', 'o').replaceAll('L', '1'))
  expect(await run('restore', `${data}-3`, [at('by-key')], { RESTORE_SECRET: misread }), 'a nought for an O').toMatchObject({ code: 0 })
  // As another keyboard writes the same words.
  const again = await run('restore', `${data}-2`, [at('by-words')], { RESTORE_SECRET: 'ba con mèo ngủ trên mái'.normalize('NFD') })
  expect(again).toMatchObject({ code: 0 })
})
