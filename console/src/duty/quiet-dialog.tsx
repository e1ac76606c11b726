import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupervisionView } from '../../../hub/contract/duty-views.ts'
import { useFeed } from '../feed/feed.ts'
import { Trouble } from '../look/trouble.tsx'
import { duration } from '../time/duration.ts'
import { shortTime } from '../time/format.ts'
import { IncidentDialog } from './incident-dialog.tsx'
import { type Quieted, useQuiet } from './use-quiet.ts'

/** What is to be quiet, by name. */
export type QuietAsked = Quieted & { site: string; siteName: string; label?: string }

/** The longest the hub allows is the last of each. */
const MINUTES = { 'on-test': [15, 30, 60], bypass: [30, 60, 120, 240] } as const

export function quietNow(asked: Quieted, supervision: SupervisionView | null) {
  return asked.what === 'bypass'
    ? supervision?.bypasses.find(({ button }) => button === asked.button)
    : supervision?.onTest.find(({ site }) => site === asked.site)
}

/** Nothing is chosen for long beforehand: the shortest stands first, and the reason is the person's own. */
export function QuietDialog({ asked, onClose }: { asked: QuietAsked; onClose: () => void }) {
  const { t } = useTranslation()
  const { supervision } = useFeed()
  const quiet = useQuiet()
  const [minutes, setMinutes] = useState<number>(MINUTES[asked.what][0])
  const [reason, setReason] = useState('')
  const now = quietNow(asked, supervision)
  const words = asked.what === 'bypass' ? 'desk.bypass' : 'desk.onTest'
  const title = asked.what === 'bypass' ? t('desk.bypass.title', { button: asked.label }) : t('desk.onTest.title', { site: asked.siteName })
  return (
    <IncidentDialog title={title} site={asked.siteName} onClose={onClose}>
      {now ? (
        <>
          <p>{t(`${words}.until`, { time: shortTime(now.until), reason: now.reason })}</p>
          <Trouble error={quiet.errorOf(asked)} />
          <Button size="lg" loading={quiet.isPending} data-autofocus onClick={() => quiet.end(asked, onClose)}>
            {t(`${words}.end`)}
          </Button>
        </>
      ) : (
        <form
          className="dialog"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim()) quiet.begin(asked, minutes, reason.trim(), onClose)
          }}
        >
          <p>{t(`${words}.lead`)}</p>
          <fieldset className="choices">
            <legend>{t('desk.quietForm.minutes')}</legend>
            {MINUTES[asked.what].map((each) => (
              <label key={each} className="choice">
                <input type="radio" name="minutes" checked={minutes === each} onChange={() => setMinutes(each)} />
                <span>{duration(each * 60_000, t)}</span>
              </label>
            ))}
          </fieldset>
          <Textarea
            label={t('desk.quietForm.reason')}
            description={t('desk.quietForm.reasonHint')}
            rows={2}
            maxLength={300}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className="trouble">{t('desk.quietForm.warn')}</p>
          <Trouble error={quiet.errorOf(asked)} />
          <Button type="submit" size="lg" loading={quiet.isPending} disabled={!reason.trim()}>
            {t(`${words}.submit`, { time: duration(minutes * 60_000, t) })}
          </Button>
        </form>
      )}
    </IncidentDialog>
  )
}
