/** Holds what came against its schema, and names every fault of it, not the first. */
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import type { Problem } from '../contract/api.ts'

type Fault = NonNullable<Problem['faults']>[number]

/** More than any form has fields; the library stops at 8. */
const FAULTS = 500

/**
 * A body is taken as it is; what stands in an address is text, and is read as the type it should be.
 * No body at all is an empty object, so that one whose fields are all optional may be absent.
 */
export function validatorCompiler(): FastifySchemaCompiler<TSchema> {
  Settings.Set({ maxErrors: FAULTS })
  return ({ schema, httpPart }) => {
    const compiled = Compile(schema)
    const read = (value: unknown) => (httpPart === 'body' ? (value ?? {}) : Value.Convert(schema, value))
    return (sent: unknown) => {
      const value = read(sent)
      return compiled.Check(value) ? { value } : { error: compiled.Errors(value) as unknown as FastifySchemaValidationError[] }
    }
  }
}

/** One fault per field, at its JSON pointer (RFC 6901). */
export function faultsOf(errors: readonly FastifySchemaValidationError[]): Fault[] {
  const faults = errors.flatMap(({ keyword, instancePath: at, params, message = 'does not fit' }): Fault[] => {
    const names = (key: string) => (params[key] as string[]).map((name) => `${at}/${name}`)
    switch (keyword) {
      case 'required':
        return names('requiredProperties').map((missing) => ({ at: missing, message: 'is missing' }))
      case 'additionalProperties':
        return names('additionalProperties').map((extra) => ({ at: extra, message: 'is not a field of this' }))
      case 'enum':
        return [{ at, message: `must be one of: ${(params.allowedValues as unknown[]).join(', ')}` }]
      // Both only say again, less exactly, what stands beside them.
      case 'boolean':
      case 'anyOf':
        return []
      default:
        return [{ at, message }]
    }
  })
  const distinct = new Map(faults.map((fault) => [`${fault.at} ${fault.message}`, fault]))
  return distinct.size > 0 ? [...distinct.values()] : errors.slice(0, 1).map(({ instancePath: at, message = '' }) => ({ at, message }))
}
