import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dialled, isPhoneNumber } from '../../../hub/contract/phone-number.ts'

/** A number that is wrong by one figure tells a stranger of alarms: how it will be dialled is shown as it is written. */
export function PersonNumber({ value, onChange }: { value: string; onChange: (number: string) => void }) {
  const { t } = useTranslation()
  const given = value.trim()
  const isGood = given === '' || isPhoneNumber(given)
  return (
    <TextInput
      label={t('people.phone')}
      description={given !== '' && isGood ? t('people.phoneDialled', { number: dialled(given) }) : t('people.phoneHint')}
      error={isGood ? undefined : t('people.phoneWrong')}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      maxLength={32}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
