import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generateVapidKeys } from '../hub/notify/vapid.ts'
import { openSecrets } from '../hub/secrets.ts'
import { temporaryFolder } from './harness/temporary.ts'

it('secrets are made once, kept, and readable by their owner alone', () => {
  const folder = temporaryFolder()
  const first = openSecrets(folder, generateVapidKeys)
  expect(openSecrets(folder, generateVapidKeys)).toEqual(first)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it.each(['', '{', '{"hubId":"x"}'])('a damaged file (%j) stops the start: new keys would cut off every phone', (text) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'secrets.json'), text)
  expect(() => openSecrets(folder, generateVapidKeys)).toThrow(/backup/)
})
