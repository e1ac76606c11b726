/**
 * A registry that is filled before a hub opens it. Each change is checked as always and written once at the end: two hundred durable
 * writes, one after the other, are the longest part of a demo's start.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LastChange, Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { apply } from '../registry/apply.ts'
import { hashPassword, isPassword } from '../registry/argon2.ts'
import { firstData } from '../registry/data.ts'
import { directoryOf } from '../registry/directory.ts'
import { carriesSecrets, hashSecrets, UNHASHED } from '../registry/hashing.ts'
import { randomId } from '../registry/ids.ts'
import { randomSecret } from '../registry/secrets.ts'
import { registryCodec } from '../registry/shape.ts'

export type RegistryInMemory = Pick<Registry, 'submit' | 'directory'> & {
  /** Puts it where a hub with this data folder reads it. */
  write(folder: string): void
  /** Every change on the record, in order, once the hub is open: the file itself says nothing of a last one. */
  record(desk: Pick<Desk, 'submit'>): Promise<void>
}

export function registryInMemory(): RegistryInMemory {
  let data = firstData()
  const changes: LastChange[] = []
  return {
    directory: () => directoryOf(data, null),
    async submit(change) {
      const hasher = { hash: hashPassword, matches: isPassword }
      const hashed = carriesSecrets(change) ? await hashSecrets(change, data, hasher) : UNHASHED
      const made = apply(data, change, { id: randomId, secret: randomSecret, hashed })
      if (made.data !== data && made.data.lastChange) changes.push(made.data.lastChange)
      data = made.data
      return made.answer
    },
    write(folder) {
      writeFileSync(join(folder, 'registry.json'), registryCodec.encode({ ...data, lastChange: null }), { mode: 0o600 })
    },
    async record(desk) {
      await Promise.all(changes.map((change) => desk.submit({ type: 'RecordRegistryChange', ...change })))
    },
  }
}
