import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AliveRoad, AliveTo, AliveView } from '../../../hub/contract/watched.ts'
import { Card } from '../admin/card.tsx'
import { Saved } from '../admin/saved.tsx'
import { useChange } from '../admin/use-change.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { alive } from './queries.ts'

/** When none is written. */
const TOPIC = 'tieng-chuong/alive'

/** Where this hub says that it lives: another hub, an address outside, a broker. */
export function AliveCard() {
  const { t } = useTranslation()
  const { data, error } = useQuery(alive)
  return (
    <Card title={t('watched.alive.title')} lead={t('watched.alive.lead')}>
      <Trouble error={error} />
      {data && !data.hub && !data.web && !data.mqtt && <p data-tone="waits">{t('watched.alive.none')}</p>}
      {data && <AliveForm known={data} />}
    </Card>
  )
}

function AliveForm({ known }: { known: AliveView }) {
  const { t } = useTranslation()
  const save = useChange((to: AliveTo) => call<AliveView>('PUT', '/alive', to))
  return (
    <form
      className="form"
      onChange={() => save.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const field = (name: string) => String(data.get(name) ?? '').trim()
        const [hubUrl, token, url] = [field('hubUrl'), field('token'), field('webUrl')]
        const [broker, topic, username, password] = [field('mqttUrl'), field('topic'), field('username'), field('password')]
        const to: AliveTo = {
          ...(hubUrl && { hub: { url: hubUrl, ...(token && { token }) } }),
          ...(url && { web: { url, method: field('method') === 'POST' ? 'POST' : 'GET' } }),
          ...(broker && { mqtt: { url: broker, topic: topic || TOPIC, ...(username && { username }), ...(password && { password }) } }),
        }
        save.mutate(to, { onSuccess: (answer) => queryClient.setQueryData(alive.queryKey, answer) })
      }}
    >
      <fieldset className="watched-road">
        <legend>{t('watched.alive.hub')}</legend>
        <How road={known.hub} />
        <TextInput name="hubUrl" type="url" label={t('watched.alive.hubUrl')} defaultValue={known.hub?.url ?? ''} maxLength={500} />
        <PasswordInput
          name="token"
          label={t('watched.alive.hubToken')}
          description={known.hub && t('watched.alive.hubTokenKept')}
          autoComplete="off"
          maxLength={200}
        />
      </fieldset>
      <fieldset className="watched-road">
        <legend>{t('watched.alive.web')}</legend>
        <How road={known.web} />
        <TextInput
          name="webUrl"
          type="url"
          label={t('watched.alive.webUrl')}
          description={t('watched.alive.webHint')}
          defaultValue={known.web?.url ?? ''}
          maxLength={500}
        />
        <NativeSelect name="method" label={t('watched.alive.method')} defaultValue={known.web?.method ?? 'GET'} data={['GET', 'POST']} />
      </fieldset>
      <fieldset className="watched-road">
        <legend>{t('watched.alive.mqtt')}</legend>
        <How road={known.mqtt} />
        <TextInput
          name="mqttUrl"
          label={t('watched.alive.mqttUrl')}
          description={t('watched.alive.mqttHint')}
          placeholder="mqtts://broker.example.vn"
          pattern="mqtts?://[^\s/@]+/?"
          defaultValue={known.mqtt?.url ?? ''}
          maxLength={500}
        />
        <TextInput
          name="topic"
          label={t('watched.alive.topic')}
          placeholder={TOPIC}
          defaultValue={known.mqtt?.topic ?? ''}
          maxLength={200}
        />
        <TextInput
          name="username"
          label={t('watched.alive.username')}
          autoComplete="off"
          defaultValue={known.mqtt?.username ?? ''}
          maxLength={200}
        />
        <PasswordInput
          name="password"
          label={t('watched.alive.password')}
          description={known.mqtt?.username && t('watched.alive.passwordKept')}
          autoComplete="off"
          maxLength={200}
        />
      </fieldset>
      <Trouble error={save.error} />
      <Saved show={save.isSuccess} words={t('watched.alive.saved')} />
      <Button type="submit" size="lg" loading={save.isPending}>
        {t('watched.alive.save')}
      </Button>
    </form>
  )
}

function How({ road }: { road: AliveRoad | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  if (!road) return null
  const { lastOkAt, failingSince, why = 'unreachable' } = road
  if (failingSince)
    return (
      <p data-tone="waits" role="status">
        {t('watched.alive.failing', { time: timeOrDay(failingSince, now), why: t(`watched.alive.why.${why}`) })}
      </p>
    )
  return (
    <p data-tone={lastOkAt ? 'proof' : undefined} role="status">
      {lastOkAt ? t('watched.alive.ok', { time: timeOrDay(lastOkAt, now) }) : t('watched.alive.waits')}
    </p>
  )
}
