import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Site, SiteKind } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { goTo } from '../path.ts'
import { PlaceField } from './place-field.tsx'
import * as queries from './queries.ts'
import { refreshSites } from './queries.ts'
import { StepForm } from './step-form.tsx'
import { pathOf } from './steps.ts'
import { useDraft } from './use-draft.ts'

const KINDS: readonly SiteKind[] = ['gold-shop', 'bank', 'credit-fund', 'other']

type Draft = { name: string; kind: SiteKind; address: string; code: string; place: string }
const EMPTY: Draft = { name: '', kind: 'gold-shop', address: '', code: '', place: '' }
const draftOf = ({ name, kind, address, code, location }: Site): Draft => ({
  ...{ name, kind, address, code },
  place: `${location.lat}, ${location.lon}`,
})

/** The first step: a business that is entered here exists, being fitted, and nothing of it is lost any more. */
export function SiteStep({ site, next }: { site?: Site; next?: () => void }) {
  const { t } = useTranslation()
  const [draft, change, forget] = useDraft<Draft>(`${site?.id ?? 'new'}.site`, site ? draftOf(site) : EMPTY)
  const [name] = useDebouncedValue(draft.name.trim(), 300)
  const code = useQuery(queries.suggestion(name && !site ? { name } : {})).data?.code
  const save = useMutation({
    mutationFn: async () => {
      const { location } = await queries.suggest({ place: draft.place })
      const fields = { name: draft.name.trim(), kind: draft.kind, address: draft.address.trim(), location }
      const given = draft.code.trim()
      const body = { ...fields, ...(given && { code: given }) }
      return site ? call<Site>('PATCH', `/sites/${site.id}`, body) : call<Site>('POST', '/sites', body)
    },
    onSuccess: async ({ id }) => {
      forget()
      await refreshSites()
      if (!site) goTo(pathOf(id, 'contacts'), 'replace')
      else if (site.service === 'fitting') next?.()
    },
  })
  return (
    <StepForm
      step="site"
      site={site}
      {...(!site && { lead: t('onboarding.newLead') })}
      busy={save.isPending}
      error={save.error}
      saved={save.isSuccess}
      submit={site?.service === 'in-service' ? t('onboarding.save') : t('onboarding.saveNext')}
      onSubmit={() => save.mutate()}
    >
      <TextInput
        label={t('onboarding.name')}
        description={t('onboarding.nameHint')}
        required
        maxLength={160}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className="road-pair">
        <NativeSelect
          label={t('onboarding.kind')}
          value={draft.kind}
          data={KINDS.map((kind) => ({ value: kind, label: t(`siteKind.${kind}`) }))}
          onChange={(event) => change({ kind: event.currentTarget.value as SiteKind })}
        />
        <TextInput
          label={t('onboarding.code')}
          description={t('onboarding.codeHint')}
          placeholder={code ?? ''}
          maxLength={12}
          pattern="\S{1,12}"
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('onboarding.address')}
        description={t('onboarding.addressHint')}
        required
        maxLength={300}
        value={draft.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <PlaceField value={draft.place} onChange={(place) => change({ place })} />
    </StepForm>
  )
}
