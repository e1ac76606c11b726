import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { useSilence } from '../feed/use-silence.ts'
import { names } from '../incident/words.ts'
import { CallDesk } from './call-desk.tsx'

type Props = { duty: DutyView | null; phones: Record<string, string>; asleep: boolean }

/**
 * Nothing rings: said plainly, with who would be there if it did.
 * @param props.asleep this phone cannot be woken: an alarm shows on this page alone
 */
export function Calm({ duty, phones, asleep }: Props) {
  const { t } = useTranslation()
  const { stale } = useSilence()
  const home = duty?.stations[0]
  const desk = home?.people.filter(({ role, attended }) => role !== 'patrol' && attended) ?? []
  return (
    <section className="quiet">
      <span className="quiet-dot" data-stale={stale || asleep || undefined} aria-hidden="true" />
      <h1>{t('patrol.quietTitle')}</h1>
      <p>{t(asleep ? 'patrol.quietLeadHere' : 'patrol.quietLead')}</p>
      {home && (
        <p data-tone={desk.length > 0 ? undefined : 'waits'}>
          {desk.length > 0 ? t('patrol.deskNow', { names: names(desk) }) : t('patrol.deskNobody')}
        </p>
      )}
      {home && <CallDesk phone={phones[home.station.id]} />}
    </section>
  )
}
