import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { useCommand } from '../incident/use-command.ts'
import { distance, marks, pressCount } from '../incident/words.ts'
import { Trouble } from '../look/trouble.tsx'
import { clockTime } from '../time/format.ts'
import { CallDesk } from './call-desk.tsx'
import { Directions, WebMap } from './directions.tsx'
import { NoteForm } from './note-form.tsx'

/** One alarm, in the order a thumb needs it. Notes and contacts come after "got it": a phone lying about tells nothing of the safe. */
export function Alarm({ view, me, deskStation }: { view: IncidentView; me: string; deskStation: string }) {
  const { t, i18n } = useTranslation()
  const command = useCommand()
  const [noting, setNoting] = useState(false)
  const coming = [...(view.onTheWay ?? []), ...(view.patrols ?? [])].some(({ id }) => id === me)
  const mine = view.onTheWay?.some(({ id }) => id === me) ?? false
  const loud = view.ringing && !view.quiet
  const kicker = [loud ? t('incident.alarm') : t(`phase.${view.phase}`), t(`kind.${view.kind}`), pressCount(view, t)]
    .filter(Boolean)
    .join(' · ')
  const far = view.distance === undefined ? [] : [distance(view.distance, t, i18n.language)]
  const send = (verb: 'acknowledge' | 'arrive') => command.send(view.id, { do: verb })
  return (
    <article>
      <header className="alarm" data-ringing={loud || undefined} data-phase={view.phase}>
        <p className="alarm-kicker">{kicker}</p>
        <h1>{view.site.name}</h1>
        <p className="alarm-where">{[view.site.address, ...far, view.site.code].join(' · ')}</p>
        <span className="unseen">{t('incident.age')}</span>
        <Age view={view} className="alarm-age" />
      </header>
      <div className="phone-body">
        {!mine && view.phase !== 'on-scene' && (
          <button type="button" className="big" disabled={command.isPending} onClick={() => send('acknowledge')}>
            {t('patrol.acknowledge')}
          </button>
        )}
        {coming && view.phase !== 'on-scene' && (
          <button type="button" className={mine ? 'big big-go' : 'mid'} disabled={command.isPending} onClick={() => send('arrive')}>
            {t('patrol.arrive')}
          </button>
        )}
        <Trouble error={command.errorOf(view.id)} />
        <div className="two">
          <Directions site={view.site} />
          <CallDesk station={deskStation} />
        </div>
        <WebMap site={view.site} />
        {coming || view.phase === 'on-scene' ? <Inside view={view} /> : <p className="note">{t('patrol.hidden')}</p>}
        <p className="note">
          {t('patrol.buttonsPressed')}{' '}
          {view.buttons.map((button, place) => (
            <span key={button.id}>
              {place > 0 && ' · '}
              <b>{button.label}</b> {clockTime(button.pressedAt)}
            </span>
          ))}
        </p>
        {view.acknowledgedBy && <p className="note">{t('patrol.acknowledgedBy', { name: view.acknowledgedBy.name })}</p>}
        {noting ? (
          <NoteForm view={view} command={command} onClose={() => setNoting(false)} />
        ) : (
          <button type="button" className="mid" onClick={() => setNoting(true)}>
            {t('patrol.note')}
          </button>
        )}
      </div>
    </article>
  )
}

function Inside({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const said = marks(view, t)
  return (
    <div className="note">
      {view.site.notes && <p>{view.site.notes}</p>}
      {said.map(({ key, words }) => (
        <p key={key}>
          <b>{words}</b>
        </p>
      ))}
      {view.site.contacts.map(({ name, role, phone, challenge }) => (
        <p key={`${name} ${phone}`} className="contact">
          <span>{[name, role, challenge && t('incident.challenge', { word: challenge })].filter(Boolean).join(' · ')}</span>
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
        </p>
      ))}
    </div>
  )
}
