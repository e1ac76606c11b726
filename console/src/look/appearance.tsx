import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../i18n/i18n.ts'
import { useColorScheme } from './color-scheme.ts'

/** Language, and light or dark: on every page, because eyes and rooms differ. */
export function Appearance() {
  const { t, i18n } = useTranslation()
  const [scheme, turnScheme] = useColorScheme()
  return (
    <fieldset className="bare" aria-label={t('common.appearance')}>
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
      <button type="button" className="plain" onClick={turnScheme}>
        {scheme === 'dark' ? t('common.light') : t('common.dark')}
      </button>
    </fieldset>
  )
}
