import { useTranslation } from 'react-i18next'

/** A station one can choose, with its number in the order of calling; 0: it is not called. */
export function StationPick({ name, rank, focused, onPick }: { name: string; rank: number; focused: boolean; onPick: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="pin-station" data-strong={focused || undefined} aria-pressed={focused} onClick={onPick}>
      <span className="pin-square" aria-hidden="true">
        {rank > 0 ? rank : ''}
      </span>
      <span className="pin-words">{name}</span>
      {rank > 0 && <span className="unseen">{`, ${t('map.stations.rank', { n: rank })}`}</span>}
    </button>
  )
}
