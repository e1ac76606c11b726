import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecoveryCodes, SecondFactorOffer } from '../../../hub/contract/second-factor.ts'
import { Copyable } from '../admin/copyable.tsx'
import { call } from '../api/call.ts'
import { CodeField } from '../look/code-field.tsx'
import { CodeTrouble } from '../look/code-trouble.tsx'
import { Qr } from '../look/qr.tsx'

type Props = { offer: SecondFactorOffer; onDone: (recoveryCodes: readonly string[]) => void }

/** The secret goes into the app by camera or by hand; six digits prove that it is there before anything is on. */
export function SetUp({ offer: { secret, uri }, onDone }: Props) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const turnOn = useMutation({
    mutationFn: () => call<RecoveryCodes>('PUT', '/session/second-factor', { code }),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  return (
    <form
      className="set-up"
      onSubmit={(event) => {
        event.preventDefault()
        turnOn.mutate()
      }}
    >
      <h3>{t('secondFactor.scan')}</h3>
      <p>{t('secondFactor.scanHow')}</p>
      <Qr text={uri} label={t('secondFactor.qr')} />
      <Copyable label={t('secondFactor.secret')} value={secret.match(/.{1,4}/g)?.join(' ') ?? secret} />
      <h3>{t('secondFactor.enter')}</h3>
      <CodeField value={code} onChange={setCode} />
      <CodeTrouble error={turnOn.error} />
      <Button type="submit" size="lg" loading={turnOn.isPending} disabled={code.length < 6}>
        {t('secondFactor.confirm')}
      </Button>
    </form>
  )
}
