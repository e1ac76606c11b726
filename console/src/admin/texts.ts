import { admin as adminEn } from '../i18n/en/admin.ts'
import { contacts as contactsEn } from '../i18n/en/contacts.ts'
import { addTexts } from '../i18n/i18n.ts'
import { admin } from '../i18n/vi/admin.ts'
import { contacts } from '../i18n/vi/contacts.ts'

addTexts('admin', admin, adminEn)
addTexts('contacts', contacts, contactsEn)
