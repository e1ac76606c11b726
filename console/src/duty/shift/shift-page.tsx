import './texts.ts'
import './shift.css'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../../hub/contract/api.ts'
import { useFeed } from '../../feed/feed.ts'
import { useSiren } from '../../siren/siren.ts'
import { shortTime } from '../../time/format.ts'
import type { DeskActs } from '../desk-acts.ts'
import { PlainHttp } from '../plain-http.tsx'
import { Digest } from './digest.tsx'
import { Handovers } from './handovers.tsx'
import { NoteForm } from './note-form.tsx'
import { People } from './people.tsx'
import { PhoneTests } from './phone-tests.tsx'
import { Register } from './register.tsx'

/** /duty/shift: taking over, knowing who is there and whose phone can be woken, and the book of the shift. */
export function ShiftPage({ session, acts }: { session: Session; acts: DeskActs }) {
  const { t } = useTranslation()
  const { duty } = useFeed()
  const { running, heardAt } = useSiren()
  const station = duty?.station?.name ?? session.station?.name ?? ''
  const mayServe = session.role !== 'admin'
  return (
    <main className="shift">
      <header className="shift-head">
        <div>
          <h1>{t('shift.title')}</h1>
          <p>{duty?.onDuty && duty.since ? t('shift.since', { time: shortTime(duty.since), station }) : t('shift.off', { station })}</p>
          {duty?.onDuty && (
            <p className="quiet-words">
              {running && heardAt ? t('shift.siren.heard', { time: shortTime(heardAt) }) : t('shift.siren.untested')}
            </p>
          )}
        </div>
        <div className="shift-acts">
          {duty?.onDuty && (
            <button type="button" className="act act-small" onClick={acts.checkSiren}>
              {t('shift.siren.check')}
            </button>
          )}
          {mayServe && duty && (
            <button
              type="button"
              className={duty.onDuty ? 'act act-small' : 'act act-small act-next'}
              disabled={acts.busy}
              onClick={duty.onDuty ? acts.signOff : acts.signOn}
            >
              {duty.onDuty ? t('duty.signOff') : t('duty.signOn')}
            </button>
          )}
        </div>
      </header>
      {duty && <Handovers duty={duty} />}
      <div className="shift-columns">
        <div className="shift-column">
          {mayServe && duty && <Digest key={duty.since ?? ''} since={duty.since} />}
          {duty?.onDuty && <NoteForm />}
        </div>
        <div className="shift-column">
          {duty && <People duty={duty} />}
          <PlainHttp />
          {duty?.onDuty && <PhoneTests duty={duty} />}
        </div>
      </div>
      {mayServe && <Register since={duty?.since} />}
    </main>
  )
}
