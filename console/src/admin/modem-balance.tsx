import '../messages/messages.css'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModemView } from '../../../hub/contract/message-views.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { whyWords } from '../messages/words.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { useChange } from './use-change.ts'

const USUAL = '*101#'
const CODE = '[*#][0-9*#]{1,30}#'
/** A network answers within seconds; later it is not waited for. */
const WAIT_MS = 3 * 60_000

export function ModemBalance({ gateway, balance }: { gateway: string; balance: ModemView['balance'] }) {
  const { t } = useTranslation()
  const now = useNow()
  const [code, setCode] = useState<string | null>(null)
  const ask = useChange((asked: string) => call('POST', `/gateways/${gateway}/balance`, { code: asked }), ['gateway', gateway])
  const chosen = code ?? balance?.code ?? USUAL
  const waits = balance !== undefined && !balance.heard && now - Date.parse(balance.askedAt) < WAIT_MS
  return (
    <Card title={t('messages.modem.balance')} lead={t('messages.modem.balanceLead')}>
      {balance && <Said balance={balance} waits={waits} />}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate(chosen.trim())
        }}
      >
        <TextInput
          label={t('messages.modem.code')}
          description={t('messages.modem.codeHint')}
          required
          pattern={CODE}
          inputMode="tel"
          autoComplete="off"
          value={chosen}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Trouble error={ask.error} />
        <div className="form-end">
          <Button type="submit" size="lg" variant="default" loading={ask.isPending} disabled={waits}>
            {t('messages.modem.ask')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Said({ balance: { code, askedAt, heard }, waits }: { balance: NonNullable<ModemView['balance']>; waits: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const asked = { code, time: timeOrDay(askedAt, now) }
  if (heard?.text)
    return (
      <div role="status">
        <p className="modem-answer">{heard.text}</p>
        <p className="quiet-words">{t('messages.modem.answered', { time: timeOrDay(heard.at, now) })}</p>
      </div>
    )
  return (
    <p role="status" data-tone={waits ? undefined : 'waits'}>
      {heard
        ? t('messages.modem.failed', { ...asked, why: whyWords(heard.why, t) })
        : t(waits ? 'messages.modem.asking' : 'messages.modem.noAnswer', asked)}
    </p>
  )
}
