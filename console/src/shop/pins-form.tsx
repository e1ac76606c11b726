import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { session } from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { PinField } from './pin-field.tsx'

/**
 * Both PINs together, with one's password. What the second is for stands in what the office hands out, and not here: whoever looks over
 * the shoulder must not learn that one of them calls for help (docs/decisions/0013).
 */
export function PinsForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [pin, setPin] = useState('')
  const [duressPin, setDuressPin] = useState('')
  const save = useMutation({
    mutationFn: () => call('POST', '/session/pins', { password, pin, duressPin }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: session.queryKey })
      onDone?.()
    },
  })
  const alike = pin.length >= 4 && pin === duressPin
  return (
    <form
      className="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p>{t('shop.pin.lead')}</p>
      <PasswordInput
        label={t('shop.pin.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PinField label={t('shop.pin.first')} value={pin} onChange={setPin} />
      <PinField label={t('shop.pin.second')} value={duressPin} onChange={setDuressPin} error={alike ? t('shop.pin.differ') : null} />
      <Trouble error={save.error} />
      <Button
        type="submit"
        size="lg"
        loading={save.isPending}
        disabled={password === '' || pin.length < 4 || duressPin.length < 4 || alike}
      >
        {t('shop.pin.save')}
      </Button>
    </form>
  )
}
