import { silence as silenceEn } from '../../i18n/en/silence.ts'
import { addTexts } from '../../i18n/i18n.ts'
import { silence } from '../../i18n/vi/silence.ts'

addTexts('silence', silence, silenceEn)
