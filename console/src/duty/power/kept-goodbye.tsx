import './power.css'
import './texts.ts'
import { useTranslation } from 'react-i18next'
import { useGoodbye } from '../../kept/use-goodbye.ts'
import { shiftTime } from '../../time/format.ts'
import { PhonesList } from './phones-list.tsx'

/** The page was opened anew and there is no hub: what it said last is still here. */
export function KeptGoodbye() {
  const { t } = useTranslation()
  const last = useGoodbye()
  if (!last?.saidAt) return null
  return (
    <section className="power-kept">
      <p>{t('power.bar', { station: last.station, time: shiftTime(last.saidAt, last.asOf) })}</p>
      <PhonesList sites={last.sites} />
    </section>
  )
}
