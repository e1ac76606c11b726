import { useTranslation } from 'react-i18next'
import type { RowRemark } from '../../../hub/contract/sheet.ts'
import { fieldText, whyText } from './fault-text.ts'

/** Row by row as the spreadsheet numbers them: which field, and what to write instead. */
export function Remarks({ remarks, title, head }: { remarks: readonly RowRemark[]; title: string; head: string }) {
  const { t } = useTranslation()
  return (
    <div className="sheet">
      <table>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.row')}</th>
            <th scope="col">{t('sheet.column')}</th>
            <th scope="col">{head}</th>
          </tr>
        </thead>
        <tbody>
          {remarks.map((remark) => (
            <tr key={`${remark.row} ${remark.at} ${remark.why}`}>
              <td data-head={t('sheet.row')}>{remark.row}</td>
              <td data-head={t('sheet.column')}>{fieldText(remark.at, t)}</td>
              <td data-head={head}>{whyText(remark.why, t, remark.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
