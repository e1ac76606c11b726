import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewWatchedHub, WatchedHubRead } from '../../../hub/contract/watched.ts'
import { Sure } from '../admin/sure.tsx'
import { useChange } from '../admin/use-change.ts'
import { call } from '../api/call.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { HubForm } from './hub-form.tsx'
import { type WithToken, watchedHubs } from './queries.ts'

const TONES = { 'never-heard': 'waits', ok: 'proof', degraded: 'waits', stopping: 'waits', lost: 'waits' } as const

export function HubRow({ hub, onToken }: { hub: WatchedHubRead; onToken: (made: WithToken) => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const [asking, setAsking] = useState<'edit' | 'rotate' | 'remove' | null>(null)
  const { id, name, phones, state, heardAt, lostSince, stoppingUntil, flapping } = hub
  const close = () => setAsking(null)
  const edit = useChange((patch: NewWatchedHub) => call('PATCH', `/watched-hubs/${id}`, patch), watchedHubs.queryKey)
  const rotate = useChange(() => call<WithToken>('POST', `/watched-hubs/${id}/token`), watchedHubs.queryKey)
  const remove = useChange(() => call('DELETE', `/watched-hubs/${id}`), watchedHubs.queryKey)
  const at = lostSince ?? stoppingUntil
  return (
    <li>
      <b>{name}</b>
      <span data-tone={TONES[state]}>{t(`watched.page.state.${state}`, { time: at ? timeOrDay(at, now) : '' })}</span>
      {flapping && <span data-tone="waits">{t('watched.page.flapping')}</span>}
      {heardAt && <span className="quiet-words">{t('watched.page.heardAt', { time: timeOrDay(heardAt, now) })}</span>}
      <span>{phones.map((each) => `${each.name} ${each.phone}`).join(' · ')}</span>
      <span className="watched-acts">
        <Button variant="default" onClick={() => setAsking('edit')}>
          {t('admin.change')}
        </Button>
        <Button variant="default" onClick={() => setAsking('rotate')}>
          {t('watched.page.rotate')}
        </Button>
        <Button variant="default" onClick={() => setAsking('remove')}>
          {t('watched.page.remove')}
        </Button>
      </span>
      {asking === 'edit' && (
        <HubForm
          title={t('watched.page.edit')}
          hub={hub}
          busy={edit.isPending}
          error={edit.error}
          onSubmit={(patch) => edit.mutate(patch, { onSuccess: close })}
          onClose={close}
        />
      )}
      {asking === 'rotate' && (
        <Sure
          title={`${t('watched.page.rotate')}: ${name}`}
          yes={t('watched.page.rotate')}
          busy={rotate.isPending}
          error={rotate.error}
          onYes={() =>
            rotate.mutate(undefined, {
              onSuccess(made) {
                close()
                onToken(made)
              },
            })
          }
          onClose={close}
        >
          {t('watched.page.rotateLead')}
        </Sure>
      )}
      {asking === 'remove' && (
        <Sure
          title={`${t('watched.page.remove')}: ${name}`}
          yes={t('watched.page.remove')}
          busy={remove.isPending}
          error={remove.error}
          onYes={() => remove.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {t('watched.page.removeLead')}
        </Sure>
      )}
    </li>
  )
}
