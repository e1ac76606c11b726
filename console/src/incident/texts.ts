import '../messages/texts.ts'
import { incident as incidentEn } from '../i18n/en/incident.ts'
import { timeline as timelineEn } from '../i18n/en/timeline.ts'
import { addTexts } from '../i18n/i18n.ts'
import { incident } from '../i18n/vi/incident.ts'
import { timeline } from '../i18n/vi/timeline.ts'

addTexts('incident', incident, incidentEn)
addTexts('timeline', timeline, timelineEn)
