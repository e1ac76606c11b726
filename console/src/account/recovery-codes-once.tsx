import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PrintSheet } from '../admin/print-sheet.tsx'
import { ShownOnce } from '../look/shown-once.tsx'
import { day } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

type Props = { codes: readonly string[]; of: string; onClose: () => void }

/** For the paper in the safe. */
export function RecoveryCodesOnce({ codes, of, onClose }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const list = codes.map((code) => <li key={code}>{code}</li>)
  return (
    <ShownOnce title={t('secondFactor.codes.title')} of={of} onClose={onClose}>
      <p className="trouble">{t('secondFactor.codes.lead')}</p>
      <ol className="recovery-codes" aria-label={t('secondFactor.codes.list')}>
        {list}
      </ol>
      <div className="dialog-acts">
        <Button size="lg" variant="default" onClick={() => print()}>
          {t('secondFactor.codes.print')}
        </Button>
        <Button size="lg" onClick={onClose}>
          {t('secondFactor.codes.done')}
        </Button>
      </div>
      <PrintSheet>
        <article className="slip">
          <h1>{`${t('brand')} · ${t('secondFactor.codes.slip')}`}</h1>
          <p className="slip-name">{of}</p>
          <ol className="recovery-codes">{list}</ol>
          <p>{t('secondFactor.codes.slipHow', { day: day(now) })}</p>
        </article>
      </PrintSheet>
    </ShownOnce>
  )
}
