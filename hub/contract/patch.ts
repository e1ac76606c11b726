import { type Static, type TObject, type TProperties, type TUnsafe, Type } from 'typebox'

/** A change to a resource: every field may be absent (stays), and an optional one may be null (is cleared), as in RFC 7396. */
export type Patch<T> = { [K in keyof T]?: Record<never, never> extends Pick<T, K> ? T[K] | null : T[K] }

/** The schema of a change, made from that of a new resource. */
export function patchOf<P extends TProperties>(schema: TObject<P>): TUnsafe<Patch<Static<TObject<P>>>> {
  const required: readonly string[] = (schema as { required?: string[] }).required ?? []
  const fields = Object.entries(schema.properties).map(([name, field]) => [
    name,
    Type.Optional(required.includes(name) ? field : Type.Union([field, Type.Null()])),
  ])
  return Type.Unsafe(Type.Object(Object.fromEntries(fields), { additionalProperties: false }))
}
