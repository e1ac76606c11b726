import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Checkbox.css'
import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Of a gateway at a station: it carries no buttons, it rings. */
export function IsBell({ checked, onChange }: { checked: boolean; onChange: (is: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Checkbox
      size="lg"
      label={t('devices.isBell')}
      description={t('devices.isBellLead')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
