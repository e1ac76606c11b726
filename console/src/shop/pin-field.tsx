import { PasswordInput } from '@mantine/core'

type Props = {
  label: string
  description?: string
  value: string
  onChange: (pin: string) => void
  autoFocus?: boolean
  error?: string | null
}

/** Digits only, with the telephone's keys. No password manager offers to keep it: it would show it to whoever holds the phone. */
export function PinField({ value, onChange, autoFocus = false, description, error, label }: Props) {
  return (
    <PasswordInput
      label={label}
      {...(description !== undefined && { description })}
      {...(error && { error })}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      required
      withAsterisk={false}
      data-autofocus={autoFocus || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
    />
  )
}
