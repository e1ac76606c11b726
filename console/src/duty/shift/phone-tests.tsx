import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DutyView, StationDuty } from '../../../../hub/contract/duty-views.ts'
import { ApiError } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { Trouble } from '../../look/trouble.tsx'
import { clockTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { phoneWords, testWords } from './phone-words.ts'

type Asked = { person: string } | { everybody: true }

/** Tries the patrols' phones before they are needed; each says by itself what it has shown, over the feed. */
export function PhoneTests({ duty }: { duty: DutyView }) {
  const { t } = useTranslation()
  const test = useMutation({ mutationFn: (asked: Asked) => call('POST', '/push/test', asked) })
  const patrols = duty.stations[0]?.people.filter(({ role }) => role === 'patrol') ?? []
  const anyPhone = patrols.some(({ phones }) => phones > 0)
  // A push service that is slow to answer is told of phone by phone; only a refusal belongs here.
  const refused = test.error instanceof ApiError && test.error.status > 0 ? test.error : null
  return (
    <section className="box">
      <h2>{t('shift.test.title')}</h2>
      <p className="quiet-words">{patrols.length > 0 ? t('shift.test.lead') : t('shift.test.nobody')}</p>
      <ul>
        {patrols.map((patrol) => (
          <Patrol key={patrol.id} patrol={patrol} busy={test.isPending} onTest={() => test.mutate({ person: patrol.id })} />
        ))}
      </ul>
      <Trouble error={refused} />
      {patrols.length > 0 && (
        <button
          type="button"
          className="act act-small phones-all"
          disabled={test.isPending || !anyPhone}
          onClick={() => test.mutate({ everybody: true })}
        >
          {t('shift.test.all')}
        </button>
      )}
    </section>
  )
}

function Patrol({ patrol, busy, onTest }: { patrol: StationDuty['people'][number]; busy: boolean; onTest: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const known = phoneWords(patrol, now, t)
  return (
    <li className="phone">
      <span className="phone-who">
        <b>{patrol.name}</b>
        <span data-tone={known.tone}>{known.words}</span>
        <span role="status">
          {patrol.test && (
            <>
              {t('shift.test.sent', { time: clockTime(patrol.test.at) })}
              {patrol.test.phones.map((phone, place, all) => {
                const said = testWords(phone, patrol.test?.lateAt ?? '', now, t)
                return (
                  <b key={phone.id} data-tone={said.tone}>
                    {` ${all.length > 1 ? `${t('shift.test.numbered', { n: place + 1 })} ` : ''}${said.words}${place < all.length - 1 ? ';' : ''}`}
                  </b>
                )
              })}
            </>
          )}
        </span>
      </span>
      {patrol.phones > 0 ? (
        <button
          type="button"
          className="act act-small"
          disabled={busy}
          aria-label={t('shift.test.oneOf', { name: patrol.name })}
          onClick={onTest}
        >
          {t('shift.test.one')}
        </button>
      ) : (
        <span className="quiet-words">{t('shift.test.noPhone')}</span>
      )}
    </li>
  )
}
