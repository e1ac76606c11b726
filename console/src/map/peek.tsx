import { useTranslation } from 'react-i18next'
import { useNow } from '../time/use-now.ts'
import type { SeenSite } from './desk-scene.ts'
import { Pin } from './pin.tsx'
import { darkWords, siteWords } from './site-words.ts'

/** What a quiet dot is, once somebody asks. */
export function Peek({ site, onClose }: { site: SeenSite; onClose: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const { code, name, location } = site
  return (
    <Pin at={location} rank={8}>
      <div className="pin-peek" role="status">
        <b>{name}</b>
        <span>{`${code} · ${siteWords(site, t)}`}</span>
        {darkWords(site, now, t).map((words) => (
          <span key={words}>{words}</span>
        ))}
        <button type="button" className="plain" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Pin>
  )
}
