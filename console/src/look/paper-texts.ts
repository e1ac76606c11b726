import { paper as paperEn } from '../i18n/en/paper.ts'
import { addTexts } from '../i18n/i18n.ts'
import { paper } from '../i18n/vi/paper.ts'

addTexts('paper', paper, paperEn)
