import './texts.ts'
import { useTranslation } from 'react-i18next'
import type { MessageTestView } from '../../../hub/contract/message-views.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { doWords, howWords, toneOfMessage } from './words.ts'

/** As long as the hub keeps a test alive. */
const LIFE_MS = 3 * 60_000
const COMING: readonly MessageTestView['state'][] = ['asked', 'accepted', 'sent']

export const isOnItsWay = ({ state, askedAt }: MessageTestView, now: number): boolean =>
  COMING.includes(state) && now - Date.parse(askedAt) < LIFE_MS

/** How far a test came, as it happens. @param props.own read by whom it went to: what to do is for the office */
export function TestResult({ test, own = false }: { test: MessageTestView | undefined; own?: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  if (!test) return <p className="quiet-words">{t('messages.test.never')}</p>
  const isSilent = test.state === 'asked' && !isOnItsWay(test, now)
  const todo = own ? null : isSilent ? t('messages.test.silent') : doWords(test, t)
  return (
    <div role="status">
      <p>
        {t(test.channel === 'sms' ? 'messages.test.lastSms' : 'messages.test.lastCall')} {timeOrDay(test.askedAt, now)}:{' '}
        <b data-tone={isOnItsWay(test, now) ? undefined : toneOfMessage(test)}>{howWords(test, t)}</b>
      </p>
      {todo && <p data-tone="waits">{todo}</p>}
    </div>
  )
}
