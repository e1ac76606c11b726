import './bell-texts.ts'
import './bell-box.css'
import { useTranslation } from 'react-i18next'
import { BellTest } from '../admin/bell-test.tsx'

/** The bell in this room, tried by whoever sits beside it. */
export function BellBox({ station }: { station: string }) {
  const { t } = useTranslation()
  return (
    <section className="box bell-box" aria-labelledby="bell-box">
      <h2 id="bell-box">{t('stations.bell')}</h2>
      <p className="quiet-words">{t('stations.bellLead')}</p>
      <BellTest station={station} />
    </section>
  )
}
