import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { vi } from './vi.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page'
    returnNull: false
    resources: { page: typeof vi }
  }
}

export type Language = 'vi' | 'en'
const KEY = 'tieng-chuong.language'
const known = (name: string | null | undefined): name is Language => name === 'vi' || name === 'en'

export function startI18n(): void {
  const chosen = localStorage.getItem(KEY)
  void i18next.use(initReactI18next).init({
    lng: known(chosen) ? chosen : 'vi',
    fallbackLng: 'vi',
    defaultNS: 'page',
    ns: ['page'],
    resources: { vi: { page: vi }, en: { page: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  i18next.on('languageChanged', say)
  say(i18next.language)
}

const say = (language: string) => {
  document.documentElement.lang = language
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
  void i18next.changeLanguage(language)
}

/** The hub's first language holds until this person has chosen. */
export function suggestLanguage(languages: readonly string[]): void {
  const first = languages.find(known)
  if (first && !known(localStorage.getItem(KEY))) void i18next.changeLanguage(first)
}
