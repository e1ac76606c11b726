import './texts.ts'
import './account.css'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { follow } from '../follow.ts'
import { OwnSecondFactor } from './own-second-factor.tsx'

/** In the place of the office's pages, which the hub opens to who has one. The desk stays one step away. */
export function SecondFactorFirst({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <main id="office-main" className="account-first" tabIndex={-1}>
      <h1>{t('secondFactor.first.title')}</h1>
      <p className="page-lead">{t('secondFactor.first.lead')}</p>
      <a className="page-back" href="/duty" onClick={(event) => follow(event, '/duty')}>
        {t('secondFactor.first.desk')} →
      </a>
      <OwnSecondFactor session={session} onKept={onDone} />
      {session.secondFactor?.isOn && (
        <Button size="lg" onClick={onDone}>
          {t('wrongPage.go')}
        </Button>
      )}
    </main>
  )
}
