/** In the foot of the wall: how much of tonight is silent, without names. */
import type { TFunction } from 'i18next'
import type { SupervisionView } from '../../../../hub/contract/duty-views.ts'

export function countsWords(supervision: SupervisionView | null, t: TFunction): string {
  const counts = { wide: 0, shops: 0, bells: 0, gateways: 0, buttons: 0 }
  for (const { cause, tonight, toAcknowledge, bell } of supervision?.outages ?? []) {
    if (!tonight || toAcknowledge) continue
    if (cause === 'street' || cause === 'operator' || cause === 'hub-line') counts.wide += 1
    else if (cause === 'site') counts.shops += 1
    else if (bell) counts.bells += 1
    else if (cause === 'gateway') counts.gateways += 1
    else if (cause === 'button') counts.buttons += 1
  }
  const parts = (['wide', 'shops', 'bells', 'gateways', 'buttons'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => t(`silence.wall.${what}`, { count: counts[what] }))
  return parts.length > 0 ? t('silence.wall.counts', { what: parts.join(', ') }) : ''
}
