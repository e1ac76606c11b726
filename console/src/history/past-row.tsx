import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { API } from '../api/call.ts'
import { marks, names } from '../incident/words.ts'
import { goTo } from '../path.ts'
import { clockTime, day, isoDay } from '../time/format.ts'
import { between, took } from './took.ts'

/** One incident of the past on one line: what, how fast, who, and what it was. The whole line opens it. */
export function PastRow({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const { id, site, kind, phase, quiet, openedAt, presses, disposition } = view
  const path = `/duty/incidents/${id}`
  const said = [
    ...marks(view, t).map(({ words, grave, key }) => ({ words, grave, key })),
    ...(presses > 1 ? [{ key: 'presses', words: t('history.presses', { n: presses }), grave: false }] : []),
  ]
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(path)
  }
  return (
    <tr data-phase={phase === 'closed' ? undefined : phase} data-quiet={quiet || undefined}>
      <td data-head={t('history.col.openedAt')} className="past-when">
        <b>{clockTime(openedAt)}</b> <span>{day(openedAt)}</span>
      </td>
      <td data-head={t('history.col.site')} className="past-site">
        <a href={path} onClick={open}>
          {site.name}
        </a>{' '}
        <span className="past-code">{site.code}</span>
        {said.length > 0 && (
          <ul>
            {said.map(({ key, words, grave }) => (
              <li key={key} data-grave={grave || undefined}>
                {words}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-head={t('history.col.kind')} className="past-kind">
        {t(`kind.${kind}`)}
      </td>
      <Took view={view} name="acknowledged" at={view.acknowledgedAt} />
      <Took view={view} name="onScene" at={view.onSceneAt} />
      <td data-head={t('history.col.who')} className="past-who">
        <Who view={view} />
      </td>
      <td data-head={t('history.col.result')} className="past-was">
        <b className="past-result" data-result={disposition}>
          {disposition ? t(`disposition.${disposition}`) : t(`phase.${phase}`)}
        </b>
      </td>
      <td data-head={t('history.col.files')} className="past-files">
        <Files view={view} />
      </td>
    </tr>
  )
}

function Took({ view, name, at }: { view: IncidentView; name: 'acknowledged' | 'onScene'; at: string | undefined }) {
  const { t, i18n } = useTranslation()
  const known = !view.quiet && at !== undefined
  return (
    <td data-head={t(`history.col.${name}`)} className="past-took">
      {known ? took(between(view.openedAt, at), t, i18n.language) : <span className="past-never">{t('history.never')}</span>}
    </td>
  )
}

function Who({ view: { acknowledgedBy, closedBy, patrols, phase } }: { view: IncidentView }) {
  const { t } = useTranslation()
  const officer = acknowledgedBy ?? closedBy
  if (!officer) return <span className="past-never">{phase === 'closed' ? t('history.byItself') : t('history.never')}</span>
  return (
    <>
      {officer.name}
      {patrols && patrols.length > 0 && <span className="past-units">{t('history.patrols', { names: names(patrols) })}</span>}
    </>
  )
}

function Files({ view: { id, site, openedAt } }: { view: IncidentView }) {
  const { t } = useTranslation()
  const which = { site: site.name, time: `${clockTime(openedAt)} ${day(openedAt)}` }
  return (
    <>
      <a href={`${API}/incidents/${id}/report.pdf`} target="_blank" rel="noreferrer" aria-label={t('history.pdfOf', which)}>
        {t('history.pdf')}
      </a>
      <a href={`${API}/incidents/${id}`} download={`${site.code}_${isoDay(openedAt)}.json`} aria-label={t('history.jsonOf', which)}>
        {t('history.json')}
      </a>
    </>
  )
}
