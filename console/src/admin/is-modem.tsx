import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Checkbox.css'
import '../messages/texts.ts'
import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A gateway that writes and calls: its bridge drives a modem. */
export function IsModem({ checked, onChange }: { checked: boolean; onChange: (is: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Checkbox
      size="lg"
      label={t('messages.modem.is')}
      description={t('messages.modem.isLead')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
