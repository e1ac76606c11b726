import { power as powerEn } from '../../i18n/en/power.ts'
import { addTexts } from '../../i18n/i18n.ts'
import { power } from '../../i18n/vi/power.ts'

addTexts('power', power, powerEn)
