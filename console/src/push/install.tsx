import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

type InstallEvent = Event & { prompt(): Promise<unknown> }

/** Where the browser offers it (Chrome on Android). */
export function Install() {
  const { t } = useTranslation()
  const [offer, setOffer] = useState<InstallEvent | null>(null)
  useEffect(() => {
    const offered = (event: Event) => {
      event.preventDefault()
      setOffer(event as InstallEvent)
    }
    const done = () => setOffer(null)
    addEventListener('beforeinstallprompt', offered)
    addEventListener('appinstalled', done)
    return () => {
      removeEventListener('beforeinstallprompt', offered)
      removeEventListener('appinstalled', done)
    }
  }, [])
  if (!offer) return null
  return (
    <div className="install">
      <p>{t('push.install.why')}</p>
      <button type="button" className="mid" onClick={() => void offer.prompt().then(() => setOffer(null))}>
        {t('push.install.button')}
      </button>
    </div>
  )
}
