import { useTranslation } from 'react-i18next'
import type { SeenSite } from './desk-scene.ts'
import { Pin } from './pin.tsx'

/** What a quiet dot is, once somebody asks. */
export function Peek({ site: { code, name, location, state }, onClose }: { site: SeenSite; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Pin at={location} rank={8}>
      <div className="pin-peek" role="status">
        <b>{name}</b>
        <span>{`${code} · ${t(`map.state.${state}`)}`}</span>
        <button type="button" className="plain" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Pin>
  )
}
