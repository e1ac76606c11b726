import { useTranslation } from 'react-i18next'
import type { BackupPlaceView, BackupTrouble } from '../../../hub/contract/backups.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { bytes } from './bytes.ts'

/** A folder that refuses wants another owner; another server wants another name or key. */
export const todoOf = (kind: BackupPlaceView['kind'], why: BackupTrouble) => (why === 'refused' && kind === 'rclone' ? 'refusedFar' : why)

/** One place: whether a good backup is there, how old, and what to do when not. */
export function BackupPlaceLine({ place }: { place: BackupPlaceView }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const { name, path, kind, good, failed, trouble, sameDisk } = place
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
          {t(`backup.plan.todo.${todoOf(kind, failed.why)}`, { path })} {failed.later && t('backup.plan.later')}
        </p>
      )}
      {good?.damaged !== undefined && <p className="trouble">{t('backup.plan.rotting', { count: good.damaged })}</p>}
      {sameDisk && <p data-tone="waits">{t('backup.plan.sameDisk')}</p>}
    </li>
  )
}
