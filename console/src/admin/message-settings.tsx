import '../messages/texts.ts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type MessageSettings as Budget, CALLS_PER_HOUR, SMS_PER_HOUR } from '../../../hub/contract/message-settings.ts'
import { Card } from './card.tsx'

/** An alarm writes to as many: patrols and commanders of a commune. */
const PEOPLE = 6

/** How much the modems may be asked for, and what that is enough for. */
export function MessageSettings({ messages = {}, onChange }: { messages: Budget | undefined; onChange: (messages: Budget) => void }) {
  const { t } = useTranslation()
  const { smsPerHour = SMS_PER_HOUR, callsPerHour = CALLS_PER_HOUR } = messages
  const shown = (value: number) => (Number.isNaN(value) ? '' : String(value))
  return (
    <Card title={t('messages.settings.title')} lead={t('messages.settings.lead')}>
      <div className="columns">
        <TextInput
          label={t('messages.settings.sms')}
          description={t('messages.settings.smsHint')}
          inputMode="numeric"
          pattern="[1-9]\d|[1-9]\d\d|1\d{3}|2000"
          required
          value={shown(smsPerHour)}
          onChange={({ currentTarget }) => onChange({ ...messages, smsPerHour: Number.parseInt(currentTarget.value, 10) })}
        />
        <TextInput
          label={t('messages.settings.calls')}
          description={t('messages.settings.callsHint')}
          inputMode="numeric"
          pattern="[5-9]|[1-9]\d|[1-4]\d\d|500"
          required
          value={shown(callsPerHour)}
          onChange={({ currentTarget }) => onChange({ ...messages, callsPerHour: Number.parseInt(currentTarget.value, 10) })}
        />
      </div>
      {smsPerHour >= PEOPLE && <p>{t('messages.settings.effect', { n: Math.floor(smsPerHour / PEOPLE) })}</p>}
    </Card>
  )
}
