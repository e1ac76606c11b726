import { history as historyEn } from '../i18n/en/history.ts'
import { reports as reportsEn } from '../i18n/en/reports.ts'
import { addTexts } from '../i18n/i18n.ts'
import { history } from '../i18n/vi/history.ts'
import { reports } from '../i18n/vi/reports.ts'

addTexts('history', history, historyEn)
addTexts('reports', reports, reportsEn)
