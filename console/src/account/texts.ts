import { secondFactor as secondFactorEn } from '../i18n/en/second-factor.ts'
import { addTexts } from '../i18n/i18n.ts'
import { secondFactor } from '../i18n/vi/second-factor.ts'

addTexts('secondFactor', secondFactor, secondFactorEn)
