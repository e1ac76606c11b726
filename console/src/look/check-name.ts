import type { TFunction } from 'i18next'
import { words } from '../i18n/vi/words.ts'

type Check = keyof typeof words.check
const isCheck = (name: string): name is Check => Object.hasOwn(words.check, name)

/** What a check of the hub's health looks after; one this page does not know keeps its own name. */
export const checkName = (name: string, t: TFunction): string => (isCheck(name) ? t(`check.${name}`) : name)
