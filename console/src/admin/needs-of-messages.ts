/** What keeps people from being written to and called: no modem that works, or nobody's number. */
import type { TFunction } from 'i18next'
import type { SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { PersonRead } from '../../../hub/contract/office.ts'
import type { GatewayView } from '../api/types.ts'
import type { Need } from './need.ts'
import { takesAlarms } from './roles.ts'

type Known = {
  supervision?: SupervisionView | null | undefined
  people?: readonly PersonRead[] | undefined
  gateways?: readonly GatewayView[] | undefined
}

/** Nothing where no gateway has one: push alone is a choice. */
export function needsOfMessages({ supervision, people = [], gateways = [] }: Known, t: TFunction): Need[] {
  const modems = gateways.filter(({ modem, retiredAt }) => modem && !retiredAt)
  if (modems.length === 0) return []
  const names = (of: readonly { label: string }[]) => of.map(({ label }) => label).join(', ')
  const path = (of: readonly GatewayView[]) => `/admin/devices/gateways${of.length === 1 ? `/${of[0]?.id}` : ''}`
  const unheard = modems.filter(({ state }) => state === 'never-heard')
  const sim = modems.filter(({ state, modemVitals }) => state === 'online' && modemVitals && modemVitals.sim !== 'ready')
  const lost = modems.filter(
    ({ state, modemVitals }) =>
      state === 'online' && modemVitals?.sim === 'ready' && modemVitals.registration !== 'home' && modemVitals.registration !== 'roaming',
  )
  const without = people.filter(({ role, disabled, phone }) => takesAlarms(role) && !disabled && !phone)
  const grave = (key: string, of: readonly GatewayView[]): Need[] =>
    of.length > 0 ? [{ key, words: t(`messages.need.${key as 'sim'}`, { names: names(of) }), to: path(of), isGrave: true }] : []
  return [
    ...(supervision?.howTold?.overBudgetAt
      ? [{ key: 'over-budget', words: t('messages.need.overBudget'), to: '/admin/settings', isGrave: true }]
      : []),
    ...grave('unheard', unheard),
    ...grave('sim', sim),
    ...grave('network', lost),
    ...(without.length > 0
      ? [
          {
            key: 'no-number',
            words: t('messages.need.noNumber', { count: without.length, names: without.map(({ name }) => name).join(', ') }),
            to: without.length === 1 ? `/admin/people/${without[0]?.id}` : '/admin/people',
            isGrave: false,
          },
        ]
      : []),
  ]
}
