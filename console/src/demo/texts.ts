import { demo as demoEn } from '../i18n/en/demo.ts'
import { addTexts } from '../i18n/i18n.ts'
import { demo } from '../i18n/vi/demo.ts'

addTexts('demo', demo, demoEn)
