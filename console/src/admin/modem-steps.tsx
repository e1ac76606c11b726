import '../messages/messages.css'
import '../messages/texts.ts'
import { useTranslation } from 'react-i18next'
import { Copyable } from './copyable.tsx'

const STEPS = ['sim', 'modem', 'port', 'run'] as const

/** What to plug in, in words; @param gateway once it is made, the lines of its bridge as well */
export function ModemSteps({ gateway }: { gateway?: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <p>
        <b>{t('messages.modem.newTitle')}</b>
      </p>
      <ol className="steps-list">
        {STEPS.map((step) => (
          <li key={step}>{t(`messages.modem.newSteps.${step}`)}</li>
        ))}
      </ol>
      {gateway && <Copyable label={t('messages.modem.env')} value={bridgeLine(gateway, t('messages.modem.envPassword'))} />}
    </div>
  )
}

/** As docs/devices/modem.md writes it. */
const bridgeLine = (gateway: string, password: string): string =>
  [
    'BRIDGE_PROTOCOL=modem',
    'BRIDGE_SERIAL=/dev/serial/by-id/…',
    `BRIDGE_MQTT_URL=mqtt://${location.hostname}:1883`,
    `BRIDGE_GATEWAY=${gateway}`,
    `BRIDGE_PASSWORD='${password}'`,
    'npm run bridge',
  ].join(' ')
