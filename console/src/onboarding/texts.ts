import { onboarding as onboardingEn } from '../i18n/en/onboarding.ts'
import { sheet as sheetEn } from '../i18n/en/sheet.ts'
import { sites as sitesEn } from '../i18n/en/sites.ts'
import { slips as slipsEn } from '../i18n/en/slips.ts'
import { addTexts } from '../i18n/i18n.ts'
import { onboarding } from '../i18n/vi/onboarding.ts'
import { sheet } from '../i18n/vi/sheet.ts'
import { sites } from '../i18n/vi/sites.ts'
import { slips } from '../i18n/vi/slips.ts'

addTexts('onboarding', onboarding, onboardingEn)
addTexts('sheet', sheet, sheetEn)
addTexts('sites', sites, sitesEn)
addTexts('slips', slips, slipsEn)
