import { useTranslation } from 'react-i18next'

/** Over plain http a browser has no push (Secure Contexts §1.2): this page sounds while it is open, a phone in a pocket never does. */
export function PlainHttp() {
  const { t } = useTranslation()
  if (isSecureContext) return null
  return (
    <section className="box plain-http" role="note">
      <h2>{t('duty.plainHttp.title')}</h2>
      <p>{t('duty.plainHttp.why')}</p>
      <p>{t('duty.plainHttp.todo')}</p>
    </section>
  )
}
