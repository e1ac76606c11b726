import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../hub/contract/views.ts'
import { timelineWords, toneOf } from '../incident/timeline-words.ts'
import { clockTime } from '../time/format.ts'

/** The newest few lines; on a small screen the rest waits until it is asked for. */
const FIRST = 4

export function Story({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  if (timeline.length === 0) return null
  const lines = timeline.map((entry, place) => ({ entry, place })).reverse()
  const shown = all ? lines : lines.slice(0, FIRST)
  return (
    <section className="note">
      <h2>{t('patrol.storyTitle')}</h2>
      <ol className="story">
        {shown.map(({ entry, place }) => (
          <li key={place} data-tone={toneOf(entry)}>
            <time>{clockTime(entry.at)}</time>
            <span>{timelineWords(entry, t)}</span>
          </li>
        ))}
      </ol>
      {lines.length > FIRST && !all && (
        <button type="button" className="mid" onClick={() => setAll(true)}>
          {t('patrol.storyAll', { n: lines.length })}
        </button>
      )}
    </section>
  )
}
