import './power.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../../api/queries.ts'
import { useGoodbye } from '../../kept/use-goodbye.ts'
import { Paper, PrintButton } from '../../look/paper.tsx'
import { useNow } from '../../time/use-now.ts'
import { PhonesList } from './phones-list.tsx'
import { phonesOf } from './use-keep-goodbye.ts'

/** Opened while there is power, and there when the hub has gone. */
export function PhonesPage() {
  const { t } = useTranslation()
  const now = useNow()
  const { data } = useQuery(queries.sites)
  const kept = useGoodbye()
  const sites = data ? phonesOf(data) : (kept?.sites ?? [])
  return (
    <main className="power-phones">
      <h1 className="unseen">{t('power.phones')}</h1>
      <div className="power-acts">
        <p>{t('power.phonesLead')}</p>
        <PrintButton words={t('power.print')} />
      </div>
      <Paper title={t('power.phones')} at={now}>
        <PhonesList sites={sites} />
      </Paper>
    </main>
  )
}
