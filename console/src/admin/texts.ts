import '../messages/texts.ts'
import { admin as adminEn } from '../i18n/en/admin.ts'
import { audit as auditEn } from '../i18n/en/audit.ts'
import { backup as backupEn } from '../i18n/en/backup.ts'
import { contacts as contactsEn } from '../i18n/en/contacts.ts'
import { devices as devicesEn } from '../i18n/en/devices.ts'
import { hubHealth as hubHealthEn } from '../i18n/en/hub-health.ts'
import { people as peopleEn } from '../i18n/en/people.ts'
import { settings as settingsEn } from '../i18n/en/settings.ts'
import { stations as stationsEn } from '../i18n/en/stations.ts'
import { addTexts } from '../i18n/i18n.ts'
import { admin } from '../i18n/vi/admin.ts'
import { audit } from '../i18n/vi/audit.ts'
import { backup } from '../i18n/vi/backup.ts'
import { contacts } from '../i18n/vi/contacts.ts'
import { devices } from '../i18n/vi/devices.ts'
import { hubHealth } from '../i18n/vi/hub-health.ts'
import { people } from '../i18n/vi/people.ts'
import { settings } from '../i18n/vi/settings.ts'
import { stations } from '../i18n/vi/stations.ts'

addTexts('admin', admin, adminEn)
addTexts('people', people, peopleEn)
addTexts('stations', stations, stationsEn)
addTexts('devices', devices, devicesEn)
addTexts('audit', audit, auditEn)
addTexts('settings', settings, settingsEn)
addTexts('backup', backup, backupEn)
addTexts('hubHealth', hubHealth, hubHealthEn)
addTexts('contacts', contacts, contactsEn)
