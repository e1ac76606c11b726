import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from './answer.ts'
import { fieldText } from './fault-text.ts'
import { Remarks } from './remarks.tsx'

/** More than these would hide the list itself. */
const FEW = 5

/** What an import would do, before it does it; `children` does it. */
export function Preview({ answer, children }: { answer: Answer; children: ReactNode }) {
  const { t } = useTranslation()
  const { warnings, ignored } = answer
  return (
    <section className="road-form" aria-label={t('sheet.preview')}>
      <Counts answer={answer} />
      {children}
      {ignored.length > 0 && <p className="road-lead">{t('sheet.ignored', { columns: ignored.join(', ') })}</p>}
      {warnings.length > 0 && (
        <details className="warnings" open={warnings.length <= FEW}>
          <summary>{t('sheet.warnings', { count: warnings.length })}</summary>
          <Remarks remarks={warnings} title={t('sheet.warningsTitle')} head={t('sheet.note')} />
        </details>
      )}
      <Rows answer={answer} />
    </section>
  )
}

export function Counts({ answer: { created, updated, unchanged } }: { answer: Answer }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      <ul className="counts">
        <li data-tone="proof">{t('sheet.created', { count: created })}</li>
        <li>{t('sheet.changed', { count: updated - unchanged })}</li>
        <li>{t('sheet.unchanged', { count: unchanged })}</li>
      </ul>
    </div>
  )
}

function Rows({ answer: { rows, items } }: { answer: Answer }) {
  const { t } = useTranslation()
  return (
    <div className="sheet">
      <table>
        <caption className="unseen">{t('sheet.preview')}</caption>
        <thead>
          <tr>
            {(['row', 'code', 'name', 'address', 'does'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`sheet.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, does, fields }, at) => (
            <tr key={row}>
              <td data-head={t('sheet.row')}>{row}</td>
              <td data-head={t('sheet.code')}>{items[at]?.code}</td>
              <td data-head={t('sheet.name')}>{items[at]?.name}</td>
              <td data-head={t('sheet.address')}>{items[at]?.address}</td>
              <td data-head={t('sheet.does')} data-tone={does === 'new' ? 'proof' : does === 'changed' ? 'waits' : undefined}>
                {does === 'changed'
                  ? t('sheet.doing.changedTo', { fields: fields.map((field) => fieldText(field, t)).join(', ') })
                  : t(`sheet.doing.${does}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
