import '../messages/texts.ts'
import { useTranslation } from 'react-i18next'
import type { ModemVitals } from '../../../hub/contract/messages.ts'
import { signalOf } from '../messages/words.ts'

/** Whether it could write and call now, in one word or two; what keeps it from that comes first. */
export function ModemSignal({ vitals: { signal, sim, registration, operator } }: { vitals: ModemVitals }) {
  const { t } = useTranslation()
  if (sim !== 'ready') return <span data-tone="waits">{t(`messages.modem.sim.${sim}`)}</span>
  if (registration !== 'home' && registration !== 'roaming')
    return <span data-tone="waits">{t(`messages.modem.registrations.${registration}`)}</span>
  if (signal === null) return <span data-tone="waits">{t('messages.modem.noSignal')}</span>
  const word = signalOf(signal)
  return (
    <span data-tone={word === 'weak' ? 'waits' : undefined}>
      {[operator, `${t(`messages.modem.signalWords.${word}`)} (${Math.round(signal)} dBm)`].filter(Boolean).join(' · ')}
    </span>
  )
}
