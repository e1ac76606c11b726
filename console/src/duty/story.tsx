import '../messages/messages.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import * as queries from '../api/queries.ts'
import type { Held } from '../feed/feed-state.ts'
import { timelineWords, toneOf } from '../incident/timeline-words.ts'
import { Trouble } from '../look/trouble.tsx'
import { messagesOf } from '../messages/of-entry.ts'
import { messageLine, toneOfMessage } from '../messages/words.ts'
import { clockTime } from '../time/format.ts'

/** Everything that happened, newest first: the end of a long story is what is read under pressure. */
export function Story({ held: { view, revision } }: { held: Held<IncidentView> }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.incident(view.id, revision))
  return (
    <section className="box story" aria-label={t('duty.box.timeline')}>
      <h2>{t('duty.box.timeline')}</h2>
      <Trouble error={error} />
      <ol>
        {data?.timeline
          ?.map((entry, place) => ({ entry, place }))
          .reverse()
          .map(({ entry, place }) => (
            <li key={place} data-tone={toneOf(entry)}>
              <time dateTime={entry.at}>{clockTime(entry.at)}</time>
              <span>
                {timelineWords(entry, t)}
                {messagesOf(entry, data.messages).map((message) => (
                  <span key={message.id} className="story-message" data-tone={toneOfMessage(message)}>
                    {messageLine(message, t)}
                  </span>
                ))}
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}
