import { stations as stationsEn } from '../i18n/en/stations.ts'
import { addTexts } from '../i18n/i18n.ts'
import { stations } from '../i18n/vi/stations.ts'

addTexts('stations', stations, stationsEn)
