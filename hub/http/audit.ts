/** Who did what, when: searched, in pages, and as a table for other programs. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { Type } from 'typebox'
import { ROUTINE } from '../contract/audit.ts'
import type { PersonId } from '../contract/ids.ts'
import { AuditEntry, AuditQuery } from '../contract/office.ts'
import type { Audited } from '../desk/ports/journal.ts'
import type { App } from './app.ts'
import { auditRow, HEADS } from './audit-table.ts'
import { auditEntry } from './audit-view.ts'
import { placedButtons } from './button-list.ts'
import type { HttpDeps } from './deps.ts'
import { fold } from './fold.ts'
import { signedIn } from './guard.ts'
import { answered } from './incident-list.ts'
import { ListOf, ListQuery } from './listing.ts'
import { problem } from './problem.ts'

const Query = Type.Object({ ...ListQuery.properties, ...AuditQuery })
const ExportQuery = Type.Object({ ...AuditQuery, lang: Type.Optional(Type.Enum(['vi', 'en'])) })
type Asked = { from?: string; to?: string; person?: string; action?: string; q?: string }
/** Read at a time for the table. */
const CHUNK = 500
/** As many things as a search by name may mean. */
const ABOUT = 5_000

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'hubId'>

export function auditRoutes(app: App, deps: Deps): void {
  const onRequest = signedIn(deps, 'admin')
  const tags = ['audit']
  const read = (asked: Asked, before: number | null, limit: number): Promise<Audited[] | null> => {
    const time = (iso: string | undefined) => (iso === undefined ? null : Date.parse(iso))
    return answered(
      deps,
      deps.journal.audit({
        from: time(asked.from),
        to: time(asked.to),
        person: (asked.person as PersonId | undefined) ?? null,
        action: asked.action ?? null,
        without: ROUTINE,
        about: asked.q ? idsLike(asked.q) : null,
        before,
        limit,
      }),
    )
  }

  /** Names stand in the registry and not in the journal: what is searched for becomes ids first. */
  function idsLike(q: string): string[] {
    const directory = deps.registry.directory()
    const wanted = fold(q)
    const of = <T extends { id: string }>(all: Iterable<T>, text: (one: T) => string) =>
      [...all].flatMap((one) => (fold(text(one)).includes(wanted) ? [one.id] : []))
    return [
      ...of(directory.people.values(), ({ name, username }) => `${name} ${username}`),
      ...of(directory.stations.values(), ({ name }) => name),
      ...of(directory.gateways.values(), ({ label }) => label),
      ...of(directory.sites.values(), ({ code, name }) => `${code} ${name}`),
      ...placedButtons(directory).flatMap(({ id, text }) => (text.includes(wanted) ? [id] : [])),
    ].slice(0, ABOUT)
  }

  app.get(
    '/audit',
    { onRequest, schema: { tags, summary: 'Who did what, newest first', querystring: Query, response: { 200: ListOf(AuditEntry) } } },
    async (request, reply) => {
      const { limit = 100, before, ...asked } = request.query
      const found = await read(asked, before === undefined ? null : Number(before) || 0, limit + 1)
      if (found === null) return problem(reply, 503, 'history-unavailable', 'The journal did not answer. Try again in a moment.')
      const page = found.slice(0, limit)
      const next = found.length > limit ? page.at(-1)?.recorded.seq : undefined
      return { items: page.map((each) => auditEntry(each, deps.registry.directory())), ...(next !== undefined && { next: String(next) }) }
    },
  )

  app.get(
    '/audit/export',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The same, all of it, as CSV with a byte order mark',
        querystring: ExportQuery,
        produces: ['text/csv'],
        response: { 200: Type.Any({ description: 'text/csv' }) },
      },
    },
    async (request, reply) => {
      const { lang = 'vi', ...asked } = request.query
      const first = await read(asked, null, CHUNK)
      if (first === null) return problem(reply, 503, 'history-unavailable', 'The journal did not answer. Try again in a moment.')
      async function* rows() {
        const { timeZone } = deps.registry.directory().settings
        yield HEADS[lang]
        for (let page: Audited[] | null = first; page && page.length > 0; ) {
          for (const each of page) yield auditRow(auditEntry(each, deps.registry.directory()), lang, timeZone)
          if (page.length < CHUNK) return
          page = await read(asked, page.at(-1)?.recorded.seq ?? 0, CHUNK)
          if (page === null) throw new Error('the journal did not answer')
        }
      }
      // Excel takes a file for Unicode only by its mark, and a cell that begins with = for a formula.
      const table = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' })
      Readable.from(rows())
        .on('error', (error) => table.destroy(error))
        .pipe(table)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${lang === 'vi' ? 'nhat-ky' : 'audit'}.csv"`)
        .send(table)
    },
  )
}
