import { useTranslation } from 'react-i18next'
import type { BackupPlaceView } from '../../../hub/contract/backups.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { bytes } from './bytes.ts'

/** One place: whether a good backup is there, how old, and what to do when not. */
export function BackupPlaceLine({ place }: { place: BackupPlaceView }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const { name, path, good, failed, trouble, sameDisk } = place
  const isWell = good !== undefined && !failed && !trouble
  return (
    <li>
      <b>{name}</b>
      <span data-tone={isWell ? 'proof' : 'waits'}>
        {t(isWell ? 'backup.plan.well' : trouble || failed ? 'backup.plan.bad' : 'backup.plan.waits')}
      </span>
      <p className="page-lead">
        <code>{path}</code>
      </p>
      <p className="page-lead">
        {good ? t('backup.plan.good', { time: timeOrDay(good.at, now), size: bytes(good.bytes, i18n.language) }) : t('backup.plan.never')}
      </p>
      {failed && (
        <p className="trouble">
          {t('backup.plan.failed', { count: failed.times, time: timeOrDay(failed.at, now), why: t(`audit.backupWhy.${failed.why}`) })}{' '}
          {t(`backup.plan.todo.${failed.why}`)} {failed.later && t('backup.plan.later')}
        </p>
      )}
      {sameDisk && <p data-tone="waits">{t('backup.plan.sameDisk')}</p>}
    </li>
  )
}
