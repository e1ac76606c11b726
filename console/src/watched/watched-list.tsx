import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewWatchedHub } from '../../../hub/contract/watched.ts'
import { Card } from '../admin/card.tsx'
import { useChange } from '../admin/use-change.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { HubForm } from './hub-form.tsx'
import { HubRow } from './hub-row.tsx'
import { type WithToken, watchedHubs } from './queries.ts'
import { TokenOnce } from './token-once.tsx'

export function WatchedList() {
  const { t } = useTranslation()
  const { data, error } = useQuery(watchedHubs)
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<WithToken | null>(null)
  const add = useChange((hub: NewWatchedHub) => call<WithToken>('POST', '/watched-hubs', hub), watchedHubs.queryKey)
  const submit = (hub: NewWatchedHub) =>
    add.mutate(hub, {
      onSuccess(answer) {
        setAdding(false)
        setMade(answer)
      },
    })
  return (
    <Card title={t('watched.page.list')} lead={t('watched.page.listLead')}>
      <Trouble error={error} />
      {data?.length === 0 && <p>{t('watched.page.none')}</p>}
      {data && data.length > 0 && (
        <ul className="watched">
          {data.map((hub) => (
            <HubRow key={hub.id} hub={hub} onToken={setMade} />
          ))}
        </ul>
      )}
      <Button size="lg" variant={data?.length === 0 ? 'filled' : 'default'} onClick={() => setAdding(true)}>
        {t('watched.page.add')}
      </Button>
      {adding && (
        <HubForm
          title={t('watched.page.add')}
          busy={add.isPending}
          error={add.error}
          onSubmit={submit}
          onClose={() => {
            add.reset()
            setAdding(false)
          }}
        />
      )}
      {made && <TokenOnce made={made} onClose={() => setMade(null)} />}
    </Card>
  )
}
