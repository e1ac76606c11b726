import '../messages/messages.css'
import '../messages/texts.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessageTestView } from '../../../hub/contract/message-views.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { isOnItsWay, TestResult } from '../messages/test-result.tsx'
import { useMessageTests } from '../messages/use-message-tests.ts'
import { useNow } from '../time/use-now.ts'
import { useChange } from './use-change.ts'

/** A message and a call to try, and how far the last of each came, as it happens. */
export function MessageTests({ person }: { person: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data: tests, error } = useMessageTests(person)
  const gateways = useQuery(queries.gateways).data
  const test = useChange(
    (channel: MessageTestView['channel']) => call('POST', `/people/${person}/message-tests`, { channel }),
    ['message-tests', person],
  )
  if (gateways && !gateways.some(({ modem, retiredAt }) => modem && !retiredAt))
    return <p data-tone="waits">{t('messages.test.noModem')}</p>
  const of = (channel: MessageTestView['channel']) => tests?.find((each) => each.channel === channel)
  return (
    <div className="stack">
      <Trouble error={error ?? test.error} />
      {(['sms', 'call'] as const).map((channel) => {
        const last = of(channel)
        return (
          <div key={channel} className="message-test">
            <Button
              size="lg"
              variant="default"
              loading={test.isPending && test.variables === channel}
              disabled={last !== undefined && isOnItsWay(last, now)}
              onClick={() => test.mutate(channel)}
            >
              {t(`messages.test.${channel}`)}
            </Button>
            <TestResult test={last} />
          </div>
        )
      })}
    </div>
  )
}
