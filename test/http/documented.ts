/** Holds an answer against its schema in the hub's own OpenAPI document: it must have what stands there, and nothing besides. */
import { Compile } from 'typebox/schema'
import type { Hub } from './harness.ts'

type Json = { [key: string]: unknown }
type Document = { paths: Record<string, Record<string, { responses?: Record<string, { content?: Record<string, { schema: Json }> }> }>> }

/** A field that no schema names is a leak. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const within = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in within && !('additionalProperties' in within) ? { ...within, additionalProperties: false } : within
}

/** @returns for a route, what is wrong with an answer; empty when nothing is */
export function documentedBy({ app }: Hub): (route: string, status: number, body: unknown) => string[] {
  const { paths } = app.swagger() as unknown as Document
  // Compiled once, however many are answered by it.
  const known = new Map<string, ReturnType<typeof Compile>>()
  return (route, status, body) => {
    const [method = '', path = ''] = route.split(' ')
    const operation = paths[`/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
    const answer = operation?.responses?.[status]
    if (!answer) return [`${route} answers ${status}, which is not documented`]
    const [{ schema } = { schema: null }] = Object.values(answer.content ?? {})
    if (!schema) return body === '' ? [] : [`${route} answers ${status} with a body that is not documented`]
    const compiled = known.get(`${route} ${status}`) ?? Compile(closed(schema) as never)
    known.set(`${route} ${status}`, compiled)
    const [, errors] = compiled.Errors(body)
    return errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
  }
}
