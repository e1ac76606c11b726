import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { PinField } from './pin-field.tsx'
import { PinsForm } from './pins-form.tsx'

type Props = { lead: ReactNode; submit: string; ask: (pin: string) => Promise<unknown> }

/** Asks for the PIN; who has none yet chooses first. Whichever of the two is given, what follows looks the same. */
export function PinForm({ lead, submit, ask }: Props) {
  const { t } = useTranslation()
  const chosen = useQuery(session).data?.pinsChosen
  const [pin, setPin] = useState('')
  const given = useMutation({
    mutationFn: () => ask(pin),
    // Wrong or right, it does not stay on the screen.
    onSettled: () => setPin(''),
  })
  if (chosen === false)
    return (
      <>
        <p>{t('shop.pin.none')}</p>
        <PinsForm />
      </>
    )
  return (
    <form
      className="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        given.mutate()
      }}
    >
      <p>{lead}</p>
      <PinField label={t('shop.pin.label')} value={pin} onChange={setPin} autoFocus />
      <Trouble error={given.error} />
      <Button type="submit" size="lg" loading={given.isPending} disabled={pin.length < 4}>
        {submit}
      </Button>
    </form>
  )
}
