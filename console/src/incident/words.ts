/** Facts of an incident as a person would say them. */
import type { TFunction } from 'i18next'
import type { IncidentView, Mark, PersonRef } from '../../../hub/contract/views.ts'

/** 640 m, 3,1 km: metres below a kilometre, one decimal up to ten. */
export function distance(metres: number, t: TFunction, language: string): string {
  if (metres < 1000) return t('common.metres', { n: Math.round(metres / 10) * 10 })
  const n = new Intl.NumberFormat(language, { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000)
  return t('common.kilometres', { n })
}

export const names = (refs: readonly Pick<PersonRef, 'name'>[]): string => refs.map(({ name }) => name).join(', ')

export type Said = { key: string; words: string; grave: boolean }

/** A duress or a mistake first: they change what the officer does next. */
const FIRST: readonly Mark[] = ['duress', 'was-drill', 'drill', 'stood-aside', 'mistake', 'nobody-attended']
const GRAVE: readonly Mark[] = ['duress', 'was-drill', 'nobody-attended']

/** Every mark in words, beside what has no mark of its own: several buttons, confirmed, not on disk. */
export function marks(view: IncidentView, t: TFunction): Said[] {
  const late = Math.max(0, ...view.buttons.map((button) => button.lateMinutes ?? 0))
  const of = (mark: Mark): Said => ({
    key: mark,
    words: mark === 'late' && late > 0 ? t('mark.late-by', { n: late }) : t(`mark.${mark}`),
    grave: GRAVE.includes(mark),
  })
  const sorted = [...view.marks].sort((a, b) => rank(a) - rank(b))
  return [
    ...(view.unwritten ? [{ key: 'unwritten', words: t('mark.unwritten'), grave: true }] : []),
    ...(view.confirmed ? [{ key: 'confirmed', words: t('mark.confirmed'), grave: true }] : []),
    ...sorted.map(of),
    ...(view.linkedTo ? [{ key: 'linked', words: t('mark.linked'), grave: false }] : []),
  ]
}

const rank = (mark: Mark) => (FIRST.includes(mark) ? FIRST.indexOf(mark) : FIRST.length)

/** "2 nút cùng báo", or how often the one button was pressed; null for a single press. */
export function pressCount(view: IncidentView, t: TFunction): string | null {
  if (view.buttons.length > 1) return t('mark.buttons', { n: view.buttons.length })
  return view.presses > 1 ? t('mark.presses', { n: view.presses }) : null
}

/** What happens next if nobody does anything, without the time. Null: nothing by itself. */
export function nextStep(view: IncidentView, t: TFunction, language: string): string | null {
  if (!view.next) return null
  const { why, stations, commanders } = view.next
  const who = [
    ...(commanders > 0 ? [t('incident.next.commanders')] : []),
    ...stations.map((station) =>
      station.distance === undefined ? station.name : `${station.name} (${distance(station.distance, t, language)})`,
    ),
  ]
  const said = t(`incident.next.${why}`)
  // A repeat goes to everybody told so far, and says so itself.
  if (why === 'repeat' || who.length === 0) return said
  return t('incident.next.tell', { why: said, who: new Intl.ListFormat(language, { type: 'conjunction' }).format(who) })
}

/** Where, said after the word that no exercise may be without. */
export const placeOf = ({ site, drill }: Pick<IncidentView, 'site' | 'drill'>, t: TFunction): string =>
  drill ? `${t('mark.drill')} · ${site.name}` : site.name

/** Why it rings once more: a press that joined it, or nobody sent. Null: it rings for the first time, or not at all. */
export function rangAgain({ ringing, quiet, rangAt, openedAt, lastPressAt, madeRealAt }: IncidentView): 'press' | 'not-dispatched' | null {
  if (!ringing || quiet || rangAt === openedAt || rangAt === madeRealAt) return null
  return rangAt === lastPressAt ? 'press' : 'not-dispatched'
}

/** The button that was pressed last, by its label. */
export function lastPressed({ buttons }: IncidentView): string {
  const at = (button: IncidentView['buttons'][number]) => button.lastAt ?? button.pressedAt
  return [...buttons].sort((a, b) => at(b).localeCompare(at(a)))[0]?.label ?? ''
}
