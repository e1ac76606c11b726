import { watched as watchedEn } from '../i18n/en/watched.ts'
import { addTexts } from '../i18n/i18n.ts'
import { watched } from '../i18n/vi/watched.ts'

addTexts('watched', watched, watchedEn)
