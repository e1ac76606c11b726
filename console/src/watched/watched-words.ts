/** Another hub that is not heard, in plain words. */
import type { TFunction } from 'i18next'
import type { Outage } from '../../../hub/contract/duty-views.ts'
import { shortTime } from '../time/format.ts'

type Named = Pick<Outage, 'cause' | 'hubs' | 'planned' | 'flapping'>
const namesOf = ({ hubs = [] }: Named) => hubs.map(({ name }) => name).join(', ')

export const hubName = (outage: Named, t: TFunction): string =>
  outage.cause === 'own-line' ? t('watched.nameOwn') : t('watched.name', { name: namesOf(outage) })

export function hubLine(outage: Named, t: TFunction): string {
  const { cause, planned, flapping } = outage
  if (planned) return t(`watched.planned.${planned.reason}`, { name: namesOf(outage), time: shortTime(planned.until) })
  if (flapping) return t('watched.unsteady', { name: namesOf(outage) })
  return cause === 'own-line' ? t('watched.ownLine', { names: namesOf(outage) }) : t('watched.lost', { name: namesOf(outage) })
}

export function hubSteps({ cause, planned, flapping }: Named, t: TFunction): string[] {
  if (planned) return []
  const what = cause === 'own-line' ? 'line' : flapping ? 'unsteady' : 'hub'
  return t(`watched.todo.${what}`).split('\n')
}

export const hubDigest = (outage: Named, t: TFunction): string =>
  outage.cause === 'own-line'
    ? t('watched.digestLine', { names: namesOf(outage) })
    : t(outage.flapping ? 'watched.digestUnsteady' : 'watched.digest', { name: namesOf(outage) })
