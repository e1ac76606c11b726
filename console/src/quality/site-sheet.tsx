import { useTranslation } from 'react-i18next'
import type { QualityReport, QualitySite } from '../../../hub/contract/quality.ts'
import { took } from '../history/took.ts'
import { Paper, Signatures } from '../look/paper.tsx'
import { day } from '../time/format.ts'
import { DayBars, DayLegend } from './day-bars.tsx'
import { achieved, cause, extent, moment, percent, reportingMore, tooLittle, untilWords } from './words.ts'

type Props = { report: QualityReport; each: QualitySite; maker: string; ofShop: boolean }

/** One site on A4, to be signed and filed by whoever is in charge of its security. */
export function SiteSheet({ report, each, maker, ofShop }: Props) {
  const { t, i18n } = useTranslation()
  const { site, station, outages, reporting } = each
  const time = (seconds: number) => took(seconds, t, i18n.language)
  const facts: (readonly [string, string])[] = [
    [t('quality.availableFor'), each.availability === null ? t('quality.noData') : percent(each.availability, i18n.language)],
    [t('quality.legend.down'), each.down > 0 ? time(each.down) : t('quality.neverDown')],
    [t('quality.partTime'), time(each.part)],
    [t('quality.guarded'), time(each.guarded)],
    [t('quality.hubTime'), time(each.hub)],
    [t('quality.quietTime'), time(each.quiet)],
    [
      t('quality.reportingTime'),
      reporting ? `${achieved(reporting, t)} · ${reportingMore(reporting, t, i18n.language)}` : t('quality.noReports'),
    ],
    [t('quality.meanTime'), outages.mean === null ? t('quality.noOutage') : time(outages.mean)],
  ]
  const few = tooLittle(each, report, t)
  return (
    <Paper title={t('quality.siteSheet')} official {...(station !== undefined && { office: station })} at={report.madeAt}>
      <p className="sheet-site">
        <b>{site.name}</b> ({site.code}) · {t('quality.span', { from: day(report.from), to: day(Date.parse(report.to) - 1) })}
      </p>
      {few !== null && <p>{few}</p>}
      <h3>{t('quality.figures')}</h3>
      <table>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DayBars days={each.days} />
      <DayLegend />
      <h3>{t('quality.outageList')}</h3>
      {outages.items.length === 0 ? <p>{t('quality.noOutage')}</p> : <Outages each={each} />}
      <h3>{t('quality.buttons')}</h3>
      <Buttons each={each} ofShop={ofShop} />
      <h3>{t('quality.define')}</h3>
      <ul className="sheet-terms">
        {(['availability', 'outage', 'reporting', ...(ofShop ? (['yesterday'] as const) : [])] as const).map((term) => (
          <li key={term}>{t(`quality.terms.${term}`)}</li>
        ))}
      </ul>
      <Signatures parties={[{ role: t('quality.signMaker'), name: maker }, { role: t('quality.signSite') }]} />
    </Paper>
  )
}

function Outages({ each: { outages } }: { each: QualitySite }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="sheet-wide">
      <table>
        <thead>
          <tr>
            {(['from', 'to', 'lasted', 'extent', 'why'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`quality.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outages.items.map((outage) => (
            <tr key={`${outage.since} ${outage.cause} ${outage.seconds}`}>
              <td>{moment(outage.since)}</td>
              <td>{untilWords(outage, t)}</td>
              <td>{took(outage.seconds, t, i18n.language)}</td>
              <td>{extent(outage, t)}</td>
              <td>{cause(outage.cause, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Buttons({ each: { buttons }, ofShop }: { each: QualitySite; ofShop: boolean }) {
  const { t, i18n } = useTranslation()
  const proven = ofShop ? 'testedAt' : 'provenAt'
  return (
    <div className="sheet-wide">
      <table>
        <thead>
          <tr>
            {(['button', 'availableFor', 'reportingTime', proven, 'battery'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`quality.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buttons.map((button) => (
            <tr key={button.id}>
              <td>{button.label}</td>
              <td>{button.availability === null ? t('quality.noData') : percent(button.availability, i18n.language)}</td>
              <td>{achieved(button.reporting, t)}</td>
              <td>
                {button.provenAt === undefined ? t('quality.never') : day(button.provenAt)}
                {button.overdue && <b> — {t('quality.late')}</b>}
              </td>
              <td>{button.battery === undefined ? '—' : `${button.battery} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
