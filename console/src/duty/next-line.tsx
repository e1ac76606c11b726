import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { nextStep } from '../incident/words.ts'
import { secondsUntil } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** What the hub will do by itself, and when: nobody has to guess whether help is still being called. */
export function NextLine({ view }: { view: IncidentView }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const said = nextStep(view, t, i18n.language)
  if (!said || !view.next) return null
  const seconds = secondsUntil(view.next.at, now)
  return (
    <p className="next" data-calm={view.quiet || undefined}>
      <span>{said}</span>
      <b>
        {view.quiet && seconds > 90
          ? t('common.minutes', { n: Math.ceil(seconds / 60) })
          : seconds > 0
            ? t('incident.next.in', { n: seconds })
            : t('incident.next.now')}
      </b>
    </p>
  )
}
