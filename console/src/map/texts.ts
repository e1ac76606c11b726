import { map as mapEn } from '../i18n/en/map.ts'
import { addTexts } from '../i18n/i18n.ts'
import { map } from '../i18n/vi/map.ts'

addTexts('map', map, mapEn)
