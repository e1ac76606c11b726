import type { TFunction } from 'i18next'
import { vi } from '../i18n/vi.ts'

type Check = keyof typeof vi.admin.check
const isCheck = (name: string): name is Check => Object.hasOwn(vi.admin.check, name)

/** What a check of the hub's health looks after; one this page does not know keeps its own name. */
export const checkName = (name: string, t: TFunction): string => (isCheck(name) ? t(`admin.check.${name}`) : name)
