import '../look/dialogs.css'
import './onboarding.css'
import './texts.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonId } from '../../../hub/contract/ids.ts'
import { PageHead } from '../admin/page-head.tsx'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { useSteps } from '../path.ts'
import { ClaimSlips } from './claim-slips.tsx'
import { useClaims } from './use-claims.ts'

/** `/admin/slips`, `/admin/slips/<site>`: the buttons that nothing was heard of yet, and a slip for each that is chosen. */
export function SlipsPage() {
  const { t } = useTranslation()
  const [, only] = useSteps()
  const buttons = useQuery(queries.buttons).data
  const sites = useQuery(queries.sites).data ?? []
  const [left, setLeft] = useState<readonly string[]>([])
  const claims = useClaims()
  if (claims.data) return <ClaimSlips claims={claims.data} onDone={() => claims.reset()} />
  const waiting = buttons?.filter(({ state, ownCredentials }) => state === 'never-heard' && ownCredentials) ?? []
  const places = sites
    .filter(({ id }) => (only === undefined || id === only) && waiting.some(({ site }) => site === id))
    .map((site) => ({ ...site, waiting: waiting.filter((button) => button.site === site.id) }))
  const chosen: ButtonId[] = places.filter(({ id }) => !left.includes(id)).flatMap((place) => place.waiting.map(({ id }) => id))
  const turn = (id: string) => setLeft(left.includes(id) ? left.filter((each) => each !== id) : [...left, id])
  return (
    <div className="road-form road-alone">
      <PageHead title={t('slips.title')} lead={t('slips.lead')} />
      {buttons && places.length === 0 && <p>{t('slips.none')}</p>}
      {places.length > 0 && (
        <fieldset className="choices choices-wide">
          <legend>{t('slips.which')}</legend>
          <div className="slips-turn">
            <button type="button" className="plain" onClick={() => setLeft([])}>
              {t('slips.all')}
            </button>
            <button type="button" className="plain" onClick={() => setLeft(places.map(({ id }) => id))}>
              {t('slips.noneOf')}
            </button>
          </div>
          {places.map(({ id, code, name, waiting: own }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={!left.includes(id)} onChange={() => turn(id)} />
              <span>
                {`${code} · ${name}`}
                <small>{own.map(({ label }) => label).join(', ')}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {places.length > 0 && (
        <>
          <p className="road-lead">{t('slips.voids')}</p>
          <Trouble error={claims.error} />
          <div className="road-acts">
            <Button size="lg" disabled={chosen.length === 0} loading={claims.isPending} onClick={() => claims.mutate(chosen)}>
              {t('slips.make', { count: chosen.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
