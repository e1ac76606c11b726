import { useTranslation } from 'react-i18next'
import type { MapInfo } from '../../../hub/contract/map.ts'
import { day, shortTime } from '../time/format.ts'
import { bytes } from './bytes.ts'

/** What is there now, in a sentence and a few facts. */
export function MapFacts({ info }: { info: MapInfo | undefined }) {
  const { t } = useTranslation()
  if (!info) return null
  if (!info.present) {
    if (info.trouble !== undefined) return <p data-tone="waits">{t('map.file.trouble', { why: info.trouble })}</p>
    return <p>{t('map.file.none')}</p>
  }
  const { size, uploadedAt, tiles, bounds, minZoom, maxZoom, attribution } = info
  const [west, south, east, north] = bounds.map((degrees) => degrees.toFixed(2))
  return (
    <>
      <p data-tone="proof">{t('map.file.present')}</p>
      <dl>
        <dt>{t('map.file.size')}</dt>
        <dd>{bytes(size)}</dd>
        <dt>{t('map.file.since')}</dt>
        <dd>{`${shortTime(uploadedAt)} ${day(uploadedAt)}`}</dd>
        <dt>{t('map.file.kind')}</dt>
        <dd>{t(`map.file.${tiles}`, { from: minZoom, to: maxZoom })}</dd>
        <dt>{t('map.file.area')}</dt>
        <dd>{t('map.file.bounds', { west, south, east, north })}</dd>
        {attribution !== '' && (
          <>
            <dt>{t('map.file.thanks')}</dt>
            <dd>{attribution}</dd>
          </>
        )}
      </dl>
    </>
  )
}
