import { manual as manualEn } from '../i18n/en/manual.ts'
import { addTexts } from '../i18n/i18n.ts'
import { manual } from '../i18n/vi/manual.ts'

addTexts('manual', manual, manualEn)
