import { contacts as contactsEn } from '../i18n/en/contacts.ts'
import { shop as shopEn } from '../i18n/en/shop.ts'
import { addTexts } from '../i18n/i18n.ts'
import { contacts } from '../i18n/vi/contacts.ts'
import { shop } from '../i18n/vi/shop.ts'

addTexts('shop', shop, shopEn)
addTexts('contacts', contacts, contactsEn)
