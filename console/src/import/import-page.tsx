import '../look/dialogs.css'
import '../onboarding/onboarding.css'
import '../onboarding/texts.ts'
import './import.css'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../admin/page-head.tsx'
import { API, call } from '../api/call.ts'
import { refreshSites } from '../onboarding/queries.ts'
import type { Answer } from './answer.ts'
import { Imported } from './imported.tsx'
import { Preview } from './preview.tsx'
import { Refused } from './refused.tsx'

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
/** A file of another kind goes as it is: the hub says in words that it is no sheet. */
const typed = (file: File) =>
  new Blob([file], { type: TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream' })

/** Many businesses from one list: first what would be done, row by row, then doing it, then their buttons and slips. */
export function ImportPage() {
  const { t, i18n } = useTranslation()
  const field = useId()
  const preview = useMutation({
    mutationFn: async (file: File) => ({ file, answer: await call<Answer>('POST', '/sites/import?dryRun=true', typed(file)) }),
  })
  const done = useMutation({
    mutationFn: (file: File) => call<Answer>('POST', '/sites/import', typed(file)),
    onSuccess: refreshSites,
  })
  if (done.data) return <Imported answer={done.data} />
  const template = (format: string) => `${API}/sites/import/template?format=${format}&language=${i18n.language}`
  return (
    <div className="road-form road-alone">
      <PageHead title={t('sheet.title')} lead={t('sheet.lead')} />
      <div className="road-acts">
        <a className="file-link" href={template('xlsx')} download>
          {t('sheet.templateXlsx')}
        </a>
        <a className="file-link" href={template('csv')} download>
          {t('sheet.templateCsv')}
        </a>
      </div>
      <div className="file-field">
        <input
          id={field}
          className="unseen"
          type="file"
          accept=".csv,.xlsx"
          onClick={(event) => {
            // the same file, corrected, must count as chosen again
            event.currentTarget.value = ''
          }}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            done.reset()
            if (file) preview.mutate(file)
          }}
        />
        <label htmlFor={field}>{t('sheet.choose')}</label>
        <p role="status">{preview.isPending ? t('sheet.reading') : (preview.variables?.name ?? t('sheet.noFile'))}</p>
      </div>
      {preview.error && <Refused error={preview.error} />}
      {preview.data && (
        <Preview answer={preview.data.answer}>
          {done.error && <Refused error={done.error} />}
          <div className="road-acts">
            <Button size="lg" loading={done.isPending} onClick={() => done.mutate(preview.data.file)}>
              {t('sheet.import', { count: preview.data.answer.items.length })}
            </Button>
          </div>
        </Preview>
      )}
    </div>
  )
}
