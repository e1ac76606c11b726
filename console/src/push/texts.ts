import { push as pushEn } from '../i18n/en/push.ts'
import { addTexts } from '../i18n/i18n.ts'
import { push } from '../i18n/vi/push.ts'

addTexts('push', push, pushEn)
