import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { placeOf } from '../incident/words.ts'
import { Trouble } from '../look/trouble.tsx'
import type { DialogProps } from './dialog-props.ts'
import { IncidentDialog } from './incident-dialog.tsx'

/** Who can be sent, those on this shift first, and whether their phone can be woken. */
export function DispatchDialog({ view, command, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { duty } = useFeed()
  const { data, error } = useQuery(queries.colleagues)
  const coming = new Set<string>([...(view.onTheWay ?? []), ...(view.patrols ?? [])].map(({ id }) => id))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(coming)
  const posts = new Map(duty?.stations.flatMap(({ people }) => people.map((person) => [person.id, person] as const)) ?? [])
  const patrols = (data ?? [])
    .filter(({ role }) => role === 'patrol')
    .map((patrol) => ({ ...patrol, post: posts.get(patrol.id) }))
    .sort((a, b) => Number(!a.post) - Number(!b.post) || a.name.localeCompare(b.name, 'vi'))
  const turn = (id: string) =>
    setChosen((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id])))

  return (
    <IncidentDialog title={t('duty.dispatch.title')} site={placeOf(view, t)} onClose={onClose}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          command.send(view.id, { do: 'dispatch', patrols: [...chosen] }, onClose)
        }}
      >
        <Trouble error={error} />
        <fieldset className="choices choices-wide">
          <legend>{t('duty.dispatch.lead', { site: view.site.name })}</legend>
          {patrols.map(({ id, name, post }, place) => (
            <label key={id} className="choice">
              <input
                type="checkbox"
                {...(place === 0 ? { 'data-autofocus': true } : {})}
                checked={chosen.has(id)}
                onChange={() => turn(id)}
              />
              <span>
                <b>{name}</b>
                <small data-tone={post ? 'proof' : undefined}>
                  {coming.has(id) ? t('duty.dispatch.already') : post ? t('duty.dispatch.onDuty') : t('duty.dispatch.offDuty')}
                </small>
                {post && (
                  <small data-tone={post.phones > 0 ? undefined : 'waits'}>
                    {post.phones > 0 ? t('duty.dispatch.phone', { count: post.phones }) : t('duty.dispatch.noPhone')}
                  </small>
                )}
              </span>
            </label>
          ))}
        </fieldset>
        {data && patrols.length === 0 && <p>{t('duty.dispatch.nobody')}</p>}
        <Trouble error={command.errorOf(view.id)} />
        <div className="dialog-acts">
          <Button type="submit" size="lg" loading={command.isPending} disabled={chosen.size === 0}>
            {t('duty.dispatch.submit', { count: chosen.size })}
          </Button>
          <Button
            size="lg"
            variant="default"
            disabled={command.isPending}
            onClick={() => command.send(view.id, { do: 'dispatch' }, onClose)}
          >
            {t('duty.dispatch.byRadio')}
          </Button>
        </div>
      </form>
    </IncidentDialog>
  )
}
