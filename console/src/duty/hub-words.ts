import type { TFunction } from 'i18next'
import type { Health } from '../../../hub/contract/api.ts'
import { checkName } from '../look/check-name.ts'

/** @param health null: no answer */
export function hubWords(health: Health | null, t: TFunction): { words: string; well: boolean } {
  if (!health) return { words: t('duty.status.hubUnknown'), well: false }
  const what = Object.entries(health.checks)
    .filter(([, check]) => check.status !== 'ok')
    .map(([name]) => checkName(name, t))
    .join(', ')
  switch (health.status) {
    case 'ok':
      return { words: t('duty.status.hubOk'), well: true }
    case 'degraded':
      return { words: t('duty.status.hubDegraded', { what }), well: false }
    case 'down':
      return { words: t('duty.status.hubDown', { what }), well: false }
  }
}
