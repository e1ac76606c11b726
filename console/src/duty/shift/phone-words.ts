/** What is known of a person's phone, in words. */
import type { TFunction } from 'i18next'
import type { LostPhone, PhoneTest, StationDuty } from '../../../../hub/contract/duty-views.ts'
import { clockTime, shiftTime } from '../../time/format.ts'

type Said = { words: string; tone: 'proof' | 'waits' | undefined }

export function phoneWords({ phones, provenAt, unreachableSince }: StationDuty['people'][number], now: number, t: TFunction): Said {
  if (unreachableSince) return { words: t('shift.phone.lost', { time: shiftTime(unreachableSince, now) }), tone: 'waits' }
  if (phones === 0) return { words: t('shift.phone.none'), tone: 'waits' }
  if (provenAt) return { words: t('shift.phone.proven', { time: shiftTime(provenAt, now) }), tone: 'proof' }
  return { words: t('shift.phone.unproven'), tone: undefined }
}

/** One phone's part of a test: waiting, shown, or why not. */
export function testWords({ outcome, shownAt }: PhoneTest['phones'][number], lateAt: string, now: number, t: TFunction): Said {
  if (shownAt) return { words: t('shift.test.shown', { time: clockTime(shownAt) }), tone: 'proof' }
  if (outcome && outcome !== 'accepted') return { words: t(`shift.test.${outcome}`), tone: 'waits' }
  return now < Date.parse(lateAt) ? { words: t('shift.test.waiting'), tone: undefined } : { words: t('shift.test.late'), tone: 'waits' }
}

export const whyLost = ({ why }: LostPhone, t: TFunction): string => t(`shift.phone.${why}`)
