import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { SignOut } from '../look/sign-out.tsx'
import { ManualLink } from '../manual/manual-link.tsx'
import { useSiren } from '../siren/siren.ts'
import { clockTime, shortTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { PagesNav } from './pages-nav.tsx'

type Props = { session: Session; duty: DutyView | null; busy: boolean; onSignOff: () => void; onSiren: () => void }

export function DutyBar({ session, duty, busy, onSignOff, onSiren }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const station = duty?.station ?? session.station
  const others = duty?.stations[0]?.people.filter(({ role, id }) => role !== 'patrol' && id !== session.person.id) ?? []
  return (
    // A region, not a banner: a dialog brings a banner of its own, and a page has one.
    <section className="top" aria-label={t('duty.title')}>
      <b className="top-brand">
        <img src="/icon.svg" alt="" />
        {t('brand')}
      </b>
      <PagesNav />
      <span className="pill top-station">{[station?.name, t('duty.title')].filter(Boolean).join(' · ')}</span>
      <span className="pill">
        <i className="dot" data-tone={duty?.onDuty ? 'proof' : 'waits'} />
        {duty?.onDuty
          ? t('duty.onDuty', {
              name: [session.person.name, ...others.map(({ name }) => name)].join(', '),
              time: duty.since ? shortTime(duty.since) : '',
            })
          : `${session.person.name} · ${session.role === 'admin' ? t('duty.watching') : t('duty.offDuty')}`}
      </span>
      <span className="top-space" />
      <ManualLink beside className="plain top-manual" />
      <SirenPill onSiren={onSiren} />
      {duty?.onDuty ? (
        <button type="button" className="plain" disabled={busy} onClick={onSignOff}>
          {t('duty.signOff')}
        </button>
      ) : (
        <SignOut />
      )}
      <time className="top-clock">{clockTime(now)}</time>
    </section>
  )
}

function SirenPill({ onSiren }: { onSiren: () => void }) {
  const { t } = useTranslation()
  const { running, heardAt } = useSiren()
  const words = !running ? t('duty.siren.off') : heardAt ? t('duty.siren.heard', { time: shortTime(heardAt) }) : t('duty.siren.untested')
  return (
    <button type="button" className="pill-button" onClick={onSiren}>
      <span className="pill">
        <i className="dot" data-tone={running && heardAt ? 'proof' : 'waits'} />
        {words}
      </span>
    </button>
  )
}
