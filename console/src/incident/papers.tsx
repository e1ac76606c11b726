import { useTranslation } from 'react-i18next'
import { API } from '../api/call.ts'

/** The incident to take away. The page to print opens beside this one: what rings must not leave the screen. */
export function Papers({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const report = `${API}/incidents/${encodeURIComponent(id)}/report`
  const pdf = `${report}.pdf?lang=${i18n.language}`
  return (
    <nav className="papers" aria-label={t('desk.paper.title')}>
      <a className="act act-small" href={pdf} target="_blank" rel="noreferrer">
        {t('desk.paper.print')}
      </a>
      <a className="act act-small" href={pdf} download={`${id}.pdf`}>
        {t('desk.paper.pdf')}
      </a>
      <a className="act act-small" href={`${report}.json`} download={`${id}.json`}>
        {t('desk.paper.json')}
      </a>
    </nav>
  )
}
