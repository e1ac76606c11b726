import '../messages/texts.ts'
import type { TFunction } from 'i18next'
import type { BellVitals } from '../../../hub/contract/messages.ts'
import type { Fact } from './facts.tsx'

/** What a bell says of itself: ears alone know whether it is loud, but it knows when it hears no hub and when its siren fails. */
export function bellVitalFacts(vitals: BellVitals | undefined, t: TFunction): Fact[] {
  if (!vitals) return []
  const { doing, command } = vitals
  return [
    { name: t('messages.bell.doing'), value: t(`messages.bell.does.${doing}`), tone: doing === 'quiet' ? 'proof' : 'waits' },
    ...(command
      ? [
          {
            name: t('messages.bell.command'),
            value: command.ok ? t('messages.bell.commandOk') : t('messages.bell.commandFailed', { why: command.why ?? '' }),
            tone: command.ok ? undefined : ('waits' as const),
          },
        ]
      : []),
  ]
}
