/** The power of a station in words: what is left counts down from the hub's figure. */
import type { TFunction } from 'i18next'
import type { Outage, SupervisionView } from '../../../../hub/contract/duty-views.ts'

type Power = NonNullable<Outage['power']>

/** Null: nobody knows. */
export function minutesLeft({ minutes, minutesAt }: Power, now: number): number | null {
  if (minutes === undefined || minutesAt === undefined) return null
  return Math.max(0, minutes - Math.floor(Math.max(0, now - Date.parse(minutesAt)) / 60_000))
}

export function powerLine({ power }: Outage, now: number, t: TFunction): string {
  if (!power) return t('power.unknown')
  const left = minutesLeft(power, now)
  const words = left === null ? t('power.unknown') : left > 0 ? t('power.left', { n: left }) : t('power.ending')
  const said = power.goodbyeAt && t(power.hub ? 'power.goodbyeHub' : 'power.goodbyeDesk')
  const battery = power.battery !== undefined && t('power.battery', { n: power.battery })
  return [said, [words, battery].filter(Boolean).join(', ')].filter(Boolean).join('. ')
}

export function powerSteps({ cause, power }: Outage, t: TFunction): string[] {
  if (cause === 'ups') return t('power.todo.ups').split('\n')
  const what = !power?.hub ? 'desk' : power.goodbyeAt ? 'goodbye' : 'hub'
  return t(`power.todo.${what}`).split('\n')
}

/** For the foot of the wall; empty while there are mains. */
export const powerFoot = (supervision: SupervisionView | null, now: number, t: TFunction): string[] =>
  (supervision?.outages ?? [])
    .filter(({ cause, tonight }) => cause === 'power' && tonight)
    .map((outage) => t('power.foot', { station: outage.station?.name ?? '', words: powerLine(outage, now, t) }))

/** The hub's own machine is about to lose its power, or has lost its mains. */
export const hubPowerOf = (supervision: SupervisionView | null): Outage | undefined =>
  supervision?.outages.find(({ cause, power }) => cause === 'power' && power?.hub)
