import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../i18n/i18n.ts'

export function Languages() {
  const { t, i18n } = useTranslation()
  return (
    <fieldset className="bare" aria-label={t('common.language')}>
      <button
        type="button"
        className="plain"
        lang="vi"
        aria-label="VI, Tiếng Việt"
        aria-pressed={i18n.language === 'vi'}
        onClick={() => chooseLanguage('vi')}
      >
        VI
      </button>
      <button
        type="button"
        className="plain"
        lang="en"
        aria-label="EN, English"
        aria-pressed={i18n.language === 'en'}
        onClick={() => chooseLanguage('en')}
      >
        EN
      </button>
    </fieldset>
  )
}
