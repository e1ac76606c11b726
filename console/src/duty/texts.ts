import { desk as deskEn } from '../i18n/en/desk.ts'
import { duty as dutyEn } from '../i18n/en/duty.ts'
import { addTexts } from '../i18n/i18n.ts'
import { desk } from '../i18n/vi/desk.ts'
import { duty } from '../i18n/vi/duty.ts'

addTexts('duty', duty, dutyEn)
addTexts('desk', desk, deskEn)
