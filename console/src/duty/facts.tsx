import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { marks } from '../incident/words.ts'
import { clockTime } from '../time/format.ts'

export function Contacts({ site }: { site: IncidentView['site'] }) {
  const { t } = useTranslation()
  const outside = site.contacts.filter(({ where }) => where === 'outside')
  const inside = site.contacts.filter(({ where }) => where === 'inside')
  const line = ({ name, role, challenge, phone }: (typeof outside)[number]) => (
    <li key={`${name} ${phone}`} className="fact">
      <span>{[name, role, challenge && t('incident.challenge', { word: challenge })].filter(Boolean).join(' · ')}</span>
      <a className="call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
        {phone}
      </a>
    </li>
  )
  return (
    <section className="box">
      <h2>{t('duty.box.outside')}</h2>
      <ul>{outside.map(line)}</ul>
      {outside.length === 0 && <p className="quiet-words">{t('duty.box.noContacts')}</p>}
      {(site.contactsLocked || inside.length > 0) && <h2>{t('duty.box.inside')}</h2>}
      {site.contactsLocked ? <p className="quiet-words">{t('duty.box.locked')}</p> : <ul>{inside.map(line)}</ul>}
      {site.notes && (
        <>
          <h2>{t('duty.box.notes')}</h2>
          <p>{site.notes}</p>
        </>
      )}
    </section>
  )
}

export function Pressed({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const said = marks(view, t)
  return (
    <section className="box">
      <h2>{t('duty.box.buttons')}</h2>
      <ul>
        {view.buttons.map((button) => (
          <li key={button.id} className="fact">
            <b>{button.label}</b>
            <span>
              {[
                clockTime(button.pressedAt),
                button.presses > 1 && t('mark.presses', { n: button.presses }),
                button.battery !== undefined && t('duty.box.battery', { n: Math.round(button.battery) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <>
          <h2>{t('duty.box.marks')}</h2>
          <ul className="marks">
            {said.map(({ key, words, grave }) => (
              <li key={key} data-grave={grave || undefined}>
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Told is not seen: only what was shown is green. */
export function Told({ view: { phase, receipts, toldStations, onTheWay = [] } }: { view: IncidentView }) {
  const { t } = useTranslation()
  const { consoles, phones } = receipts
  const tone = ({ told, shown }: { told: number; shown: number }) => (told > 0 && shown === told ? 'proof' : 'waits')
  return (
    <section className="box">
      <h2>{t('duty.box.told')}</h2>
      <ul>
        <li className="fact">
          <span>{t('duty.receipts.consoles')}</span>
          <b data-tone={tone(consoles)}>{consoles.told > 0 ? t('duty.receipts.allShown', consoles) : t('duty.receipts.noConsole')}</b>
        </li>
        <li className="fact">
          <span>{t('duty.receipts.phones')}</span>
          <b data-tone={tone(phones)}>{phones.told > 0 ? t('duty.receipts.shownPhones', phones) : t('duty.receipts.noPhone')}</b>
        </li>
        {(phase === 'on-scene' ? [] : onTheWay).map(({ id, name }) => (
          <li key={id} className="fact">
            <span>{name}</span>
            <b data-tone="proof">{t('duty.dispatch.already')}</b>
          </li>
        ))}
        <li className="fact">
          <span>{t('duty.box.stations')}</span>
          <span className="fact-end">{toldStations.map(({ name }) => name).join(', ')}</span>
        </li>
      </ul>
    </section>
  )
}
