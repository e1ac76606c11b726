/** Many sites from one sheet: all or nothing, updates by code, every bad row named. */
import { isDeepStrictEqual } from 'node:util'
import { type Static, Type } from 'typebox'
import { Site } from '../contract/resources.ts'
import { RowRemark } from '../contract/sheet.ts'
import type { App } from './app.ts'
import { ask, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { CONTACT_PARTS, CONTACT_SUBJECTS, SITE_COLUMNS } from './import/columns.ts'
import { knownOf } from './import/known.ts'
import { readSheet } from './import/sheet.ts'
import { templateCsv, templateXlsx } from './import/template.ts'
import { problem, refuseRegistry } from './problem.ts'

const FORMATS = { 'text/csv': 'csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx' } as const
const MAX_BYTES = 4 * 1024 * 1024

const Query = Type.Object({
  dryRun: Type.Optional(Type.Boolean({ default: false, description: 'Says what would be done and changes nothing' })),
})
const Remarks = Type.Array(RowRemark)
/** What becomes of one row, and which fields of a known site it changes. */
const Row = Type.Object({ row: Type.Integer(), does: Type.Enum(['new', 'changed', 'unchanged']), fields: Type.Array(Type.String()) })
const Imported = Type.Object({
  dryRun: Type.Boolean(),
  created: Type.Integer(),
  updated: Type.Integer({ description: 'Sites known by their code, those that stay as they are among them' }),
  unchanged: Type.Integer(),
  items: Type.Array(Type.Partial(Site)),
  /** In the order of `items`. */
  rows: Type.Array(Row),
  warnings: Remarks,
  /** Headers that mean nothing here; their columns were left out. */
  ignored: Type.Array(Type.String()),
})

const description = [
  'Columns are found by their header; case, accents and punctuation do not count.',
  ...Object.entries(SITE_COLUMNS).map(([field, headers]) => `${field}: ${headers.join(', ')}.`),
  `A contact: one of ${CONTACT_SUBJECTS.join(', ')}, a number (1 when left out), and one of`,
  ...Object.entries(CONTACT_PARTS).map(([part, headers]) => `${part}: ${headers.filter((header) => header !== '').join(', ')}.`),
].join('\n')

const TemplateQuery = Type.Object({
  format: Type.Optional(Type.Enum(['csv', 'xlsx'], { default: 'csv' })),
  language: Type.Optional(Type.Enum(['vi', 'en'], { default: 'vi' })),
})

export function siteImportRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  app.get(
    '/sites/import/template',
    {
      onRequest: signedIn(deps, 'admin'),
      schema: {
        tags: ['sites'],
        summary: 'An empty list to fill in',
        querystring: TemplateQuery,
        produces: Object.keys(FORMATS),
        response: { 200: File },
      },
    },
    async (request, reply) => {
      const { format = 'csv', language = 'vi' } = request.query
      const name = language === 'vi' ? 'mau-danh-sach-co-so' : 'site-list-template'
      const [type] = Object.entries(FORMATS).find(([, each]) => each === format) ?? ['text/csv']
      const body = format === 'csv' ? Buffer.from(templateCsv(language)) : templateXlsx(language)
      return reply.type(type).header('content-disposition', `attachment; filename="${name}.${format}"`).send(body)
    },
  )

  // in a scope of its own: nowhere else is a sheet a body
  app.register((scope: App, _options, done) => {
    for (const type of Object.keys(FORMATS))
      scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, parsed) => parsed(null, body))

    scope.post(
      '/sites/import',
      {
        onRequest: signedIn(deps, 'admin'),
        bodyLimit: MAX_BYTES,
        schema: {
          tags: ['sites'],
          summary: 'Imports sites from CSV or XLSX',
          description,
          consumes: Object.keys(FORMATS),
          querystring: Query,
          response: { 200: Imported },
        },
      },
      async (request, reply) => {
        const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
        const format = Object.hasOwn(FORMATS, type) ? FORMATS[type as keyof typeof FORMATS] : null
        if (!format || !Buffer.isBuffer(request.body))
          return problem(reply, 415, 'not-a-sheet', `Send one of: ${Object.keys(FORMATS).join(', ')}.`)
        const directory = deps.registry.directory()
        const read = await readSheet({ format, bytes: request.body, known: knownOf(directory) }, deps.clock)
        if ('unreadable' in read) return problem(reply, 400, 'unreadable-sheet', read.unreadable, { why: read.why })
        const { sites, faults, warnings, ignored } = read
        if (faults.length > 0) {
          const detail = 'Nothing was imported. Correct the rows named here and send the whole file again.'
          return refuseRegistry(reply, { refused: 'bad-rows', detail, rows: faults })
        }
        const { dryRun = false } = request.query
        const rows = sites.map(({ site }) => site)
        const answer = await ask(deps, request, reply, { type: 'ImportSites', rows, dryRun })
        if (!answer) return reply
        if (!answer.ok) {
          // the registry counts the rows it was given, people those of their sheet
          const faulty = (answer.refusal.rows ?? []).map((fault) => ({ ...fault, row: sites[fault.row - 1]?.row ?? fault.row }))
          return refuseRegistry(reply, { ...answer.refusal, rows: faulty })
        }
        const done = made(answer.sites)
        // what a dry run would make has no id yet
        const items = done.items.map(({ id, ...site }) => (directory.sites.has(id) || !dryRun ? { id, ...site } : site))
        const told = done.items.map((site, at) => ({ row: sites[at]?.row ?? at, ...difference(directory.sites.get(site.id), site) }))
        const unchanged = told.filter(({ does }) => does === 'unchanged').length
        return { ...done, items, unchanged, rows: told, dryRun, warnings, ignored }
      },
    )
    done()
  })
}

function difference(before: Site | undefined, after: Site): Omit<Static<typeof Row>, 'row'> {
  if (!before) return { does: 'new', fields: [] }
  const fields = (Object.keys(after) as (keyof Site)[]).filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return { does: fields.length === 0 ? 'unchanged' : 'changed', fields }
}
