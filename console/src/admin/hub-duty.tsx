import { useTranslation } from 'react-i18next'
import type { StationDuty } from '../../../hub/contract/duty-views.ts'
import { words } from '../i18n/vi/words.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'

type RoleWord = keyof typeof words.role
const isRole = (name: string): name is RoleWord => Object.hasOwn(words.role, name)

/** Who is there, station by station: an alarm needs a person at its end. */
export function HubDuty({ duty }: { duty: readonly StationDuty[] }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <Card title={t('hubHealth.duty')}>
      <ul className="checks">
        {duty.map(({ station, attended, people }) => (
          <li key={station.id}>
            <b>{station.name}</b>
            <span data-tone={attended ? 'proof' : 'waits'}>{attended ? t('hubHealth.attended') : t('hubHealth.unattended')}</span>
            {people.length === 0 && <p className="page-lead">{t('hubHealth.nobody')}</p>}
            {people.map(({ id, name, role, since }) => (
              <p key={id} className="page-lead">
                {t('hubHealth.person', { name, role: isRole(role) ? t(`role.${role}`) : role, time: timeOrDay(since, now) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
