import { useTranslation } from 'react-i18next'
import type { Answer } from './answer.ts'
import { fieldText } from './fault-text.ts'
import { Remarks } from './remarks.tsx'

/** What an import would do, before it does it. */
export function Preview({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
  const { warnings, ignored } = answer
  return (
    <section className="road-form" aria-label={t('sheet.preview')}>
      <Counts answer={answer} />
      {ignored.length > 0 && <p className="road-lead">{t('sheet.ignored', { columns: ignored.join(', ') })}</p>}
      {warnings.length > 0 && (
        <>
          <p className="trouble">{t('sheet.warnings', { count: warnings.length })}</p>
          <Remarks remarks={warnings} title={t('sheet.warningsTitle')} />
        </>
      )}
      <Rows answer={answer} />
    </section>
  )
}

export function Counts({ answer: { created, updated, unchanged } }: { answer: Answer }) {
  const { t } = useTranslation()
  return (
    <ul className="counts" role="status">
      <li data-tone="proof">{t('sheet.created', { count: created })}</li>
      <li>{t('sheet.changed', { count: updated - unchanged })}</li>
      <li>{t('sheet.unchanged', { count: unchanged })}</li>
    </ul>
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
