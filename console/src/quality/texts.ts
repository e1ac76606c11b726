import '../history/texts.ts'
import { quality as qualityEn } from '../i18n/en/quality.ts'
import { addTexts } from '../i18n/i18n.ts'
import { quality } from '../i18n/vi/quality.ts'

addTexts('quality', quality, qualityEn)
