import '../push/texts.ts'
import { phoneCheck as phoneCheckEn } from '../i18n/en/phone-check.ts'
import { addTexts } from '../i18n/i18n.ts'
import { phoneCheck } from '../i18n/vi/phone-check.ts'

addTexts('phoneCheck', phoneCheck, phoneCheckEn)
