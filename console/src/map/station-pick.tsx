import { useTranslation } from 'react-i18next'

/** A station one can choose, with its number in the order of calling; 0: it is not called. */
export function StationPick({ name, rank, focused, onPick }: { name: string; rank: number; focused: boolean; onPick: () => void }) {
  const { t } = useTranslation()
  const words = rank > 0 ? t('map.stations.order', { name, n: rank }) : name
  return (
    <button
      type="button"
      className="pin-station"
      data-strong={focused || undefined}
      aria-pressed={focused}
      aria-label={t('map.stations.pick', { name: words })}
      onClick={onPick}
    >
      <span className="pin-square" aria-hidden="true">
        {rank > 0 ? rank : ''}
      </span>
      <span className="pin-words">{name}</span>
    </button>
  )
}
