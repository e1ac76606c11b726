import { patrol as patrolEn } from '../i18n/en/patrol.ts'
import { addTexts } from '../i18n/i18n.ts'
import { patrol } from '../i18n/vi/patrol.ts'

addTexts('patrol', patrol, patrolEn)
