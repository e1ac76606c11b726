import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site, SitePatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { refreshSites } from './queries.ts'
import { StepTitle } from './step-title.tsx'
import type { Step } from './steps.ts'

type Props = {
  step: Step
  /** Of a site that is only edited; a new one has none yet. */
  site: Site | undefined
  lead?: string
  children: ReactNode
  busy: boolean
  error: unknown
  /** Said once it is saved, while nothing was typed since. */
  saved?: boolean
  submit: string
  onSubmit: () => void
  more?: ReactNode
}

/** One step of the road: what it is about, its fields, what went wrong, and one large button. */
export function StepForm({ step, site, lead, children, busy, error, saved, submit, onSubmit, more }: Props) {
  const { t } = useTranslation()
  return (
    <form
      className="road-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <StepTitle step={step} inService={site?.service === 'in-service'} />
      {lead && <p className="road-lead">{lead}</p>}
      {children}
      <Trouble error={error} />
      <div className="road-acts">
        <Button type="submit" size="lg" loading={busy}>
          {submit}
        </Button>
        {more}
        {saved && <span data-tone="proof">{t('onboarding.saved')}</span>}
      </div>
    </form>
  )
}

/** Changes the site, forgets the draft, and goes on when it is being fitted. */
export function useSave(site: Site, forget: () => void, next: () => void) {
  return useMutation({
    mutationFn: (patch: SitePatch) => call<Site>('PATCH', `/sites/${site.id}`, patch),
    onSuccess: async () => {
      forget()
      await refreshSites()
      if (site.service === 'fitting') next()
    },
  })
}
