/** What a change is made of: pure, from the registry as it is to the registry as it will be, or a refusal. */
import type { RegistryAnswer, RegistryRefusal } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import type { RegistryData } from './data.ts'

/** What a change may not make by itself: random ids and secrets, and hashes that take time. */
export type Chance = {
  id(prefix: string): string
  /** 192 bits, base64url */
  secret(): string
  hashed: Hashed
}

/** The secrets that ride on a change, as argon2id in PHC form. */
export type Hashed = {
  password?: string
  pin?: string
  duressPin?: string
  /** The two PINs would become the same number. */
  pinsEqual: boolean
}

export type Made = {
  /** The same object as before when there was nothing to change. */
  data: RegistryData
  /** The id of what was made or changed, for the record. */
  subject: string
  answer: Omit<Extract<RegistryAnswer, { ok: true }>, 'ok' | 'version'>
}
export type Outcome = Made | RegistryRefusal

export type ChangeOf<Type extends RegistryChange['type']> = Extract<RegistryChange, { type: Type }>
export type Make<Type extends RegistryChange['type']> = (data: RegistryData, change: ChangeOf<Type>, chance: Chance) => Outcome

export const refuse = (refused: RegistryRefusal['refused'], detail: string): RegistryRefusal => ({ refused, detail })

export const iso = (at: number): string => new Date(at).toISOString()

/** A copy with one entry more, or another one in its place. */
export const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value)

/** A copy without the entries that are not to be kept; the map itself when all are. */
export function keepOnly<K, V>(map: ReadonlyMap<K, V>, keep: (value: V, key: K) => boolean): ReadonlyMap<K, V> {
  const kept = [...map].filter(([key, value]) => keep(value, key))
  return kept.length === map.size ? map : new Map(kept)
}

export function freshId<Id extends string>(taken: ReadonlyMap<Id, unknown>, prefix: string, chance: Chance): Id {
  let id = chance.id(prefix) as Id
  while (taken.has(id)) id = chance.id(prefix) as Id
  return id
}

/** RFC 7396: an absent field stays, null clears it. */
export function patched<T extends object>(thing: T, patch: { readonly [K in keyof T]?: T[K] | null | undefined }): T {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return Object.fromEntries(Object.entries({ ...thing, ...Object.fromEntries(given) }).filter(([, value]) => value !== null)) as T
}
