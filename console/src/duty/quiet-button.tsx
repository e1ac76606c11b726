import { useTranslation } from 'react-i18next'
import { useFeed } from '../feed/feed.ts'
import { shortTime } from '../time/format.ts'
import { type QuietAsked, quietNow } from './quiet-dialog.tsx'

/** Beside a button or a site: makes it quiet for a while, or says how long it still is. Small: it is not what an alarm is for. */
export function QuietButton({ asked, onAsk }: { asked: QuietAsked; onAsk: (asked: QuietAsked) => void }) {
  const { t } = useTranslation()
  const { supervision } = useFeed()
  const now = quietNow(asked, supervision)
  const words = asked.what === 'bypass' ? 'desk.bypass' : 'desk.onTest'
  const named =
    asked.what === 'bypass'
      ? t(now ? 'desk.bypass.endOf' : 'desk.bypass.actOf', { button: asked.label })
      : now && t('desk.onTest.endOf', { site: asked.siteName })
  return (
    <>
      {now && <span data-tone="waits">{t(`${words}.until`, { time: shortTime(now.until), reason: now.reason })}</span>}
      <button type="button" className="plain quiet-act" {...(named ? { 'aria-label': named } : {})} onClick={() => onAsk(asked)}>
        {t(now ? `${words}.end` : `${words}.act`)}
      </button>
    </>
  )
}
