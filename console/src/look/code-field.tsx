import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = { value: string; onChange: (code: string) => void }

/** Six digits of an authenticator app: typed, pasted with a blank in the middle, or filled in by the phone. */
export function CodeField({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      className="code-field"
      label={t('code.label')}
      description={t('code.hint')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]*"
      autoFocus
      data-autofocus
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 6))}
    />
  )
}
