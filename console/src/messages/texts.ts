import { messages as messagesEn } from '../i18n/en/messages.ts'
import { addTexts } from '../i18n/i18n.ts'
import { messages } from '../i18n/vi/messages.ts'

addTexts('messages', messages, messagesEn)
