/** Every refusal and error leaves as `application/problem+json` (RFC 9457); only this file knows which status a refusal is. */
import type { FastifyReply } from 'fastify'
import type { Problem } from '../contract/api.ts'
import type { Refusal } from '../core/commands.ts'
import type { Directory } from '../core/directory.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'

type More = Partial<Pick<Problem, 'faults' | 'by'>> & Record<string, unknown>

/** RFC 9457 §3.1.4: the title belongs to the kind of problem and never changes; the detail belongs to this occurrence. */
const titleOf = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`

/** The body alone, for what answers below Fastify. */
export const problemBody = (status: number, code: string, detail?: string, more: More = {}): Problem => ({
  ...more,
  type: `urn:problem-type:tieng-chuong:${code}`,
  title: titleOf(code),
  status,
  code,
  ...(detail === undefined ? {} : { detail }),
})

/**
 * @param code stable, lower case with dashes; what a page translates
 * @param detail what to do about it, in English
 * @param more members of its own (RFC 9457 §3.2)
 */
export function problem(reply: FastifyReply, status: number, code: string, detail?: string, more?: More): FastifyReply {
  // As bytes: to text Fastify would add a charset, which this media type does not have (RFC 9457 §6.1).
  const body = Buffer.from(JSON.stringify(problemBody(status, code, detail, more)))
  return reply.code(status).type('application/problem+json').send(body)
}

/** The same answer for what does not exist and for what this person may not see. */
export const notFound = (reply: FastifyReply): FastifyReply => problem(reply, 404, 'not-found')

export const historyUnavailable = (reply: FastifyReply): FastifyReply =>
  problem(reply, 503, 'history-unavailable', 'The journal does not answer; open incidents are served from memory.')

export const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
  problem(reply.header('retry-after', String(seconds)), 429, 'too-many-attempts', `Try again in ${seconds} s.`)

export function refusalStatus(refused: Refusal['refused']): 403 | 404 | 409 | 503 {
  switch (refused) {
    case 'no-such-incident':
    case 'no-such-notice':
    case 'no-such-note':
    case 'no-such-outage':
      return 404
    case 'patrol-may-not':
      return 403
    case 'journal-behind':
      return 503
    default:
      return 409
  }
}

/** @param directory gives `by` its name */
export function refuse(reply: FastifyReply, refusal: Refusal, directory?: Pick<Directory, 'people'>): FastifyReply {
  const status = refusalStatus(refusal.refused)
  const by = 'by' in refusal && refusal.by !== null ? directory?.people.get(refusal.by) : undefined
  if (status === 503) void reply.header('retry-after', '2')
  return problem(reply, status, refusal.refused, undefined, by ? { by: { id: by.id, name: by.name } } : {})
}

const BAD_BODY: readonly RegistryRefusal['refused'][] = ['bad-rows', 'bad-time-zone', 'bad-closed-days']

/**
 * @param subject the refusal that means "what the path names is not there", which is 404; the same refusal about
 *   something that the body names is 409. A bad row or value is a bad body, 400.
 */
export function refuseRegistry(reply: FastifyReply, refusal: RegistryRefusal, subject?: RegistryRefusal['refused']): FastifyReply {
  if (refusal.refused === subject) return problem(reply, 404, refusal.refused, refusal.detail)
  const { rows } = refusal
  const status = BAD_BODY.includes(refusal.refused) ? 400 : 409
  if (!rows) return problem(reply, status, refusal.refused, refusal.detail)
  const faults = rows.map(({ row, at, message }) => ({ at: `/${row}/${at}`, message }))
  return problem(reply, status, refusal.refused, refusal.detail, { rows, faults })
}
