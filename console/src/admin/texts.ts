import { admin as adminEn } from '../i18n/en/admin.ts'
import { addTexts } from '../i18n/i18n.ts'
import { admin } from '../i18n/vi/admin.ts'

addTexts('admin', admin, adminEn)
