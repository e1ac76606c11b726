import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { problem as problemEn } from './en/problem.ts'
import { words as wordsEn } from './en/words.ts'
import type { Texts } from './texts.ts'
import { problem } from './vi/problem.ts'
import { words } from './vi/words.ts'
import type { vi } from './vi.ts'

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

/** With the words every page knows; each page adds its own, so that a patrol's phone does not carry the office's. */
export function startI18n(): void {
  const chosen = localStorage.getItem(KEY)
  void i18next.use(initReactI18next).init({
    lng: known(chosen) ? chosen : 'vi',
    fallbackLng: 'vi',
    defaultNS: 'page',
    ns: ['page'],
    resources: { vi: { page: { ...words, problem } }, en: { page: { ...wordsEn, problem: problemEn } } },
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  i18next.on('languageChanged', say)
  say(i18next.language)
}

type Part = Exclude<keyof typeof vi, keyof typeof words>

/** Called by a page's texts.ts as it is loaded: one part of the tree, in both languages. */
export function addTexts<Name extends Part>(name: Name, inVietnamese: (typeof vi)[Name], inEnglish: Texts[Name]): void {
  i18next.addResourceBundle('vi', 'page', { [name]: inVietnamese }, true, true)
  i18next.addResourceBundle('en', 'page', { [name]: inEnglish }, true, true)
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
