import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HubDetails } from '../../../hub/contract/office.ts'
import * as queries from '../api/queries.ts'
import { duration } from '../time/duration.ts'
import { day, timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { bytes } from './bytes.ts'
import { Card } from './card.tsx'
import { Facts } from './facts.tsx'

/** A commit that takes longer is felt by whoever presses. */
const SLOW_MS = 100
/** What the health page calls slow. */
const SLOW_P99_MS = 300
/** Below this share of free space the journal has weeks, not years. */
const FULL = 0.1
const JUMP_MS = 5_000
const SOON_MS = 14 * 24 * 3_600_000

export function HubMachine({ details }: { details: HubDetails }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const places = useQuery(queries.backupPlan).data?.places
  const { version, node, startedAt, journal, disk, loop, devices, refused, feeds, pushWaiting, pushTroubles, certificate, clockDriftMs } =
    details
  const isSlow = journal.commitMs > SLOW_MS
  const ms = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(journal.commitMs)
  return (
    <Card title={t('hubHealth.machine')}>
      <Facts
        facts={[
          { name: t('hubHealth.version'), value: t('hubHealth.versionOf', { version, node }) },
          {
            name: t('hubHealth.uptime'),
            value: t('hubHealth.uptimeSince', { time: duration(now - Date.parse(startedAt), t), since: timeOrDay(startedAt, now) }),
          },
          {
            name: t('hubHealth.commit'),
            value: [
              t(isSlow ? 'hubHealth.commitSlow' : 'hubHealth.commitMs', { n: ms }),
              journal.pending > 0 && t('hubHealth.pending', { count: journal.pending }),
            ]
              .filter(Boolean)
              .join(', '),
            tone: isSlow ? 'waits' : undefined,
          },
          {
            name: t('hubHealth.commitP99'),
            value: t('hubHealth.commitP99Ms', { p99: Math.round(journal.p99Ms), max: Math.round(journal.maxMs) }),
            tone: journal.p99Ms > SLOW_P99_MS ? 'waits' : undefined,
          },
          { name: t('hubHealth.loop'), value: t('hubHealth.loopMs', { p99: loop.p99Ms, max: loop.maxMs }) },
          ...(disk
            ? [
                {
                  name: t('hubHealth.disk'),
                  value: t('hubHealth.diskFree', { free: bytes(disk.free, i18n.language), size: bytes(disk.size, i18n.language) }),
                  tone: disk.free / disk.size < FULL ? ('waits' as const) : undefined,
                },
              ]
            : []),
          ...(places
            ? [
                {
                  name: t('hubHealth.backups'),
                  value:
                    places
                      .map(({ name, good }) =>
                        t(good ? 'hubHealth.backupAt' : 'hubHealth.backupNever', {
                          name,
                          age: good ? duration(now - Date.parse(good.at), t) : '',
                        }),
                      )
                      .join('; ') || t('hubHealth.backupNone'),
                  tone: places.length === 0 || places.some(({ trouble }) => trouble) ? ('waits' as const) : undefined,
                },
              ]
            : []),
          { name: t('hubHealth.devices'), value: devices },
          { name: t('hubHealth.feeds'), value: feeds },
          { name: t('hubHealth.pushWaiting'), value: pushWaiting },
          ...(pushTroubles.length > 0
            ? [
                {
                  name: t('hubHealth.pushServices'),
                  value: pushTroubles.map((each) => t('hubHealth.pushService', { ...each, since: timeOrDay(each.since, now) })).join('; '),
                  tone: 'waits' as const,
                },
              ]
            : []),
          ...(refused.length > 0
            ? [
                {
                  name: t('hubHealth.refused'),
                  value: refused.map((each) => t('hubHealth.refusedOne', { ...each, time: timeOrDay(each.lastAt, now) })).join('; '),
                },
              ]
            : []),
          {
            name: t('hubHealth.certificateUntil'),
            value: certificate ? t('hubHealth.certificateValid', { day: day(certificate.validTo) }) : t('hubHealth.certificateNone'),
            tone: certificate && Date.parse(certificate.validTo) - now < SOON_MS ? 'waits' : undefined,
          },
          {
            name: t('hubHealth.drift'),
            value: t('hubHealth.driftMs', { n: clockDriftMs }),
            tone: Math.abs(clockDriftMs) > JUMP_MS ? 'waits' : undefined,
          },
        ]}
      />
    </Card>
  )
}
