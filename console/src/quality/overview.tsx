import { useTranslation } from 'react-i18next'
import type { QualityReport, QualitySite } from '../../../hub/contract/quality.ts'
import { follow } from '../follow.ts'
import { took } from '../history/took.ts'
import { DayBars, DayLegend } from './day-bars.tsx'
import { achieved, cause, extent, moment, percent, tooLittle, untilWords } from './words.ts'

const COLUMNS = ['site', 'availability', 'days', 'reporting', 'outages', 'worst', 'proven'] as const

/** Every site on a line, the worst first, as the hub has ordered them. */
export function Overview({ report, path }: { report: QualityReport; path: string }) {
  const { t } = useTranslation()
  const { items, leftOut } = report
  if (items.length === 0)
    return (
      <section className="past-none">
        <h2>{t('quality.empty')}</h2>
        <p>{t('quality.emptyLead')}</p>
      </section>
    )
  return (
    <>
      <DayLegend />
      <div className="past-sheet">
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`quality.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <Row key={each.site.id} each={each} report={report} path={path} />
            ))}
          </tbody>
        </table>
      </div>
      {leftOut > 0 && <p>{t('quality.leftOut', { count: leftOut })}</p>}
    </>
  )
}

function Row({ each, report, path }: { each: QualitySite; report: QualityReport; path: string }) {
  const { t, i18n } = useTranslation()
  const { site, availability, down, reporting, outages, days, buttons } = each
  const { worst } = outages
  const few = tooLittle(each, report, t)
  const overdue = buttons.filter((button) => button.overdue).length
  const to = `${path}/${encodeURIComponent(site.id)}`
  const time = (seconds: number) => took(seconds, t, i18n.language)
  return (
    <tr>
      <td data-head={t('quality.col.site')} className="past-site">
        <a href={to} onClick={(event) => follow(event, to)}>
          {site.name}
        </a>{' '}
        <span className="past-code">{site.code}</span>
      </td>
      <td data-head={t('quality.col.availability')} className="quality-share">
        {availability !== null && (
          <b data-tone={down > 0 ? 'waits' : 'proof'} data-few={few !== null || undefined}>
            {percent(availability, i18n.language)}
          </b>
        )}
        <small>{few ?? (down > 0 ? t('quality.down', { time: time(down) }) : t('quality.neverDown'))}</small>
      </td>
      <td data-head={t('quality.col.days')} className="quality-days">
        <DayBars days={days} />
      </td>
      <td data-head={t('quality.col.reporting')}>
        {reporting ? achieved(reporting, t) : t('quality.noReports')}
        {reporting?.longest != null && <small>{t('quality.longest', { time: time(reporting.longest) })}</small>}
      </td>
      <td data-head={t('quality.col.outages')}>
        {outages.count === 0 ? t('quality.noOutage') : t('quality.outages', { count: outages.count })}
        {outages.mean !== null && <small>{t('quality.mean', { time: time(outages.mean) })}</small>}
      </td>
      <td data-head={t('quality.col.worst')}>
        {worst === null ? (
          t('quality.noOutage')
        ) : (
          <>
            {time(worst.seconds)} · {extent(worst, t)}
            <small>
              {moment(worst.since)} – {untilWords(worst, t)} · {cause(worst.cause, t)}
            </small>
          </>
        )}
      </td>
      <td data-head={t('quality.col.proven')}>
        <span data-tone={overdue > 0 ? 'waits' : 'proof'}>
          {overdue > 0 ? t('quality.overdue', { count: overdue }) : t('quality.allProven')}
        </span>
      </td>
    </tr>
  )
}
