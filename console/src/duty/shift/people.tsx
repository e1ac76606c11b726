import './texts.ts'
import { useTranslation } from 'react-i18next'
import type { DutyView, StationDuty } from '../../../../hub/contract/duty-views.ts'
import { shortTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { phoneWords } from './phone-words.ts'

/** Who is there, here and next door, since when, and how to call them. */
export function People({ duty }: { duty: DutyView }) {
  const { t } = useTranslation()
  return (
    <section className="box people">
      <h2>{t('shift.people.title')}</h2>
      <ul>
        {duty.stations.map((station) => (
          <Station key={station.station.id} {...station} />
        ))}
      </ul>
    </section>
  )
}

function Station({ station, phone, attended, people }: StationDuty) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <li className="station">
      <p className="station-head">
        <b>{station.name}</b>
        <b data-tone={attended ? 'proof' : 'waits'}>{attended ? t('shift.people.deskAttended') : t('shift.people.deskUnattended')}</b>
        {phone ? (
          <a
            className="call"
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
            aria-label={`${station.name}: ${t('shift.people.call', { phone })}`}
          >
            {phone}
          </a>
        ) : (
          <span className="quiet-words">{t('shift.people.noNumber')}</span>
        )}
      </p>
      <ul>
        {people.map((person) => {
          const said = person.role === 'patrol' ? phoneWords(person, now, t) : deskWords(person.attended)
          return (
            <li key={person.id} className="fact">
              <span>{`${person.name} · ${t('shift.people.since', { time: shortTime(person.since) })}`}</span>
              <b data-tone={said.tone}>{said.words}</b>
            </li>
          )
        })}
      </ul>
    </li>
  )

  function deskWords(there: boolean) {
    return { words: there ? t('shift.people.attended') : t('shift.people.away'), tone: there ? ('proof' as const) : ('waits' as const) }
  }
}
