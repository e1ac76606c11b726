/** A silence in plain words: what, why as far as the hub can tell, and what to do about it. */
import type { TFunction } from 'i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { duration } from '../../time/duration.ts'
import { shiftTime } from '../../time/format.ts'
import { hubLine, hubName, hubSteps } from '../../watched/watched-words.ts'
import { powerLine, powerSteps } from '../power/power-words.ts'

export function silenceName(outage: Outage, t: TFunction): string {
  const { cause, site, gateway, operator, station, bell } = outage
  if (bell) return t('silence.name.bell', { station: bell.name })
  switch (cause) {
    case 'button':
    case 'site':
    case 'gateway':
      return site?.name ?? gateway?.label ?? ''
    case 'operator':
      return operator ?? ''
    case 'station':
    case 'power':
    case 'ups':
      return station?.name ?? ''
    case 'watched-hub':
    case 'own-line':
      return hubName(outage, t)
    case 'street':
    case 'hub-line':
    case 'hub':
    case 'clock':
      return t(`silence.name.${cause}`)
  }
}

export function silenceLine(outage: Outage, now: number, t: TFunction): string {
  const { openNow } = outage
  // Another hub’s line says so itself.
  const flapping = outage.flapping && outage.cause !== 'watched-hub'
  const hours = openNow !== undefined && t(openNow ? 'duty.attention.openNow' : 'duty.attention.closedNow')
  return [outage.cause === 'power' ? powerLine(outage, now, t) : why(outage, t), hours, flapping && t('silence.flappingWhy')]
    .filter(Boolean)
    .join(', ')
}

function why(outage: Outage, t: TFunction): string {
  const { cause, buttons, gateway, operator, sites = [], by = 0, desk, bell } = outage
  const count = sites.length
  if (bell) return t('silence.bellWhy', { label: gateway?.label ?? '' })
  switch (cause) {
    case 'button':
      return t('duty.attention.button', { labels: buttons.map(({ label }) => label).join(', ') })
    case 'site':
      return t('duty.attention.site', { count: buttons.length })
    case 'gateway':
      return t('duty.attention.gateway', { label: gateway?.label ?? '', count: buttons.length })
    case 'street':
      return t('duty.attention.street', { count })
    case 'operator':
      return t('duty.attention.operator', { operator: operator ?? '', count })
    case 'hub-line':
      return t('duty.attention.hubLine', { count })
    case 'hub':
      return t('duty.attention.hub')
    case 'station':
      return `${t(`duty.desk.${desk ?? 'nobody'}`)}. ${t('duty.desk.means')}`
    case 'ups':
      return t('power.ups')
    case 'watched-hub':
    case 'own-line':
      return hubLine(outage, t)
    case 'power':
      return t('power.unknown')
    case 'clock':
      return t(by < 0 ? 'duty.attention.clockBack' : 'duty.attention.clockOn', { age: duration(Math.abs(by), t) })
  }
}

/** Step by step; one button beside others that live needs no steps. */
export function whatToDo(outage: Outage, t: TFunction): string[] {
  const { cause, toAcknowledge, bell } = outage
  if (bell) return t('silence.todo.bell').split('\n')
  if (cause === 'power' || cause === 'ups') return powerSteps(outage, t)
  if (cause === 'watched-hub' || cause === 'own-line') return hubSteps(outage, t)
  if (cause === 'button') return toAcknowledge ? t('silence.todo.shop').split('\n') : []
  return t(`silence.todo.${cause === 'site' ? 'shop' : cause}`).split('\n')
}

/** Who has seen it, and what they said; empty while nobody has. */
export function whoKnows({ acknowledged }: Pick<Outage, 'acknowledged'>, now: number, t: TFunction): string {
  if (!acknowledged) return ''
  const { by, at, note } = acknowledged
  const known = t('silence.known', { name: by.name, time: shiftTime(at, now) })
  return note === undefined ? known : t('silence.said', { known, note })
}
