import { useTranslation } from 'react-i18next'
import type { IncidentView, PersonRef } from '../../../hub/contract/views.ts'
import { marks, names } from '../incident/words.ts'
import '../messages/texts.ts'
import { callWords } from '../messages/words.ts'
import { clockTime } from '../time/format.ts'

/** Who has it, who else is coming, and what must be known on the way. */
export function StateOfIt({ view, me }: { view: IncidentView; me: string }) {
  const { t } = useTranslation()
  const { acknowledgedBy, acknowledgedAt, onTheWay = [], patrols = [], onSceneAt } = view
  const calling = view.byMessage && view.phase === 'ringing' ? callWords(view.byMessage, t) : null
  const mine = (person: PersonRef) => (person.id === me ? { name: t('patrol.you', { name: person.name }) } : person)
  const waiting = patrols.filter(({ id }) => !onTheWay.some((coming) => coming.id === id))
  return (
    <section className="note">
      <h2>{t('patrol.state')}</h2>
      <ul className="facts">
        {marks(view, t).map(({ key, words, grave }) => (
          <li key={key} className={grave ? 'grave' : undefined}>
            <b>{words}</b>
          </li>
        ))}
        {acknowledgedBy && acknowledgedAt ? (
          <li>{t('patrol.ackBy', { name: mine(acknowledgedBy).name, time: clockTime(acknowledgedAt) })}</li>
        ) : (
          <li data-tone="waits">{t('patrol.ackNobody')}</li>
        )}
        {calling && <li>{calling}</li>}
        {onTheWay.length > 0 && <li>{t('patrol.coming', { names: names(onTheWay.map(mine)) })}</li>}
        {waiting.length > 0 && <li>{t('patrol.dispatched', { names: names(waiting.map(mine)) })}</li>}
        {onTheWay.length + waiting.length === 0 && <li data-tone="waits">{t('patrol.nobodyComing')}</li>}
        {onSceneAt && <li data-tone="proof">{t('patrol.onSceneDone', { time: clockTime(onSceneAt) })}</li>}
      </ul>
    </section>
  )
}

export function Buttons({ buttons }: Pick<IncidentView, 'buttons'>) {
  const { t } = useTranslation()
  return (
    <section className="note">
      <h2>{t('patrol.buttonsPressed')}</h2>
      <ul className="facts">
        {buttons.map(({ id, label, pressedAt, presses }) => (
          <li key={id} className="pair">
            <b>{label}</b>
            <span>{[clockTime(pressedAt), presses > 1 && t('patrol.buttonTimes', { n: presses })].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
