import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MadePerson } from '../api/types.ts'
import { Qr } from '../look/qr.tsx'
import { day } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Copyable } from './copyable.tsx'
import { PrintSheet } from './print-sheet.tsx'

/** The way in for one person: as a link, as a code to scan, as a slip to print. The hub keeps only its hash, so it is shown this once. */
export function Invitation({ person, onDone }: { person: MadePerson; onDone: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const { name, username, role, invitation } = person
  if (!invitation) return null
  const qr = <Qr text={invitation.link} label={t('people.qrLabel')} />
  return (
    <section className="card invitation" aria-label={t('people.inviteReady', { name })}>
      <h2>{t('people.inviteReady', { name })}</h2>
      <p className="page-lead">{t('people.inviteLead')}</p>
      <div className="invitation-ways">
        {qr}
        <div className="stack">
          <Copyable label={t('people.link')} value={invitation.link} />
          <Copyable label={t('people.username')} value={username} />
          <p className="page-lead">{t('people.passwordRule')}</p>
          <div className="dialog-acts">
            <Button size="lg" variant="default" onClick={() => print()}>
              {t('people.print')}
            </Button>
            <Button size="lg" onClick={onDone}>
              {t('people.done')}
            </Button>
          </div>
        </div>
      </div>
      <PrintSheet>
        <article className="slip">
          <h1>{t('people.slip.title')}</h1>
          <p className="slip-name">{name}</p>
          <p>
            {t('people.slip.username')}: <b>{username}</b> · {t('people.slip.role')}: <b>{t(`role.${role}`)}</b>
          </p>
          {qr}
          <p>{t('people.slip.scan')}</p>
          <p className="slip-link">{invitation.link}</p>
          <p>{t('people.slip.rule', { day: day(now) })}</p>
        </article>
      </PrintSheet>
    </section>
  )
}
