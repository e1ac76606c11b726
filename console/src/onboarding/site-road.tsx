import '../look/dialogs.css'
import './onboarding.css'
import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../../hub/contract/resources.ts'
import { PageHead } from '../admin/page-head.tsx'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { ButtonsStep } from './buttons-step.tsx'
import { CommissionStep } from './commission-step.tsx'
import { ContactsStep } from './contacts-step.tsx'
import { DetailsStep } from './details-step.tsx'
import { HandoverStep } from './handover-step.tsx'
import * as queries from './queries.ts'
import { SiteSilence } from './site-silence.tsx'
import { SiteStep } from './site-step.tsx'
import { StationStep } from './station-step.tsx'
import type { StepProps } from './step-props.ts'
import { firstOpen, isDone, isStep, nextOf, pathOf, STEPS, type Step } from './steps.ts'

const BODY: Record<Step, (props: StepProps) => ReactNode> = {
  site: SiteStep,
  contacts: ContactsStep,
  station: StationStep,
  details: DetailsStep,
  buttons: ButtonsStep,
  commission: CommissionStep,
  handover: HandoverStep,
}

/** One business: the guided road while it is being fitted, the same pages to edit it ever after. */
export function SiteRoad({ id, step: wanted }: { id: string; step: string | undefined }) {
  const { t } = useTranslation()
  const { data: site, error } = useQuery(queries.site(id))
  const ready = useQuery(queries.readiness).data?.find((each) => each.id === id)
  // The step before is longer than a phone: the next one begins at its head.
  useEffect(() => {
    if (wanted) scrollTo(0, 0)
  }, [wanted])
  if (!site) return error ? <Trouble error={error} /> : <p role="status">{t('common.loading')}</p>
  const inService = site.service === 'in-service'
  const missing = ready?.missing ?? []
  const step = isStep(wanted) ? wanted : firstOpen(missing, inService)
  const Body = BODY[step]
  return (
    <div className="road">
      <RoadHead site={site} />
      <SiteSilence id={site.id} />
      <nav aria-label={t('onboarding.road')}>
        <ol className="road-steps">
          {STEPS.filter((each) => !(inService && each === 'commission')).map((each, at) => {
            const optional = each === 'details' && !site.hours && !site.notes
            const done = ready !== undefined && !optional && isDone(each, missing, inService)
            return (
              <li key={each}>
                <button
                  type="button"
                  aria-current={each === step ? 'step' : undefined}
                  data-done={done || undefined}
                  data-optional={optional || undefined}
                  onClick={() => goTo(pathOf(id, each))}
                >
                  <span className="road-number">{at + 1}</span>
                  <span>
                    {t(`onboarding.step.${inService && each === 'handover' ? 'sheet' : each}`)}
                    {!inService && <small>{t(`onboarding.${optional ? 'optional' : done ? 'done' : 'open'}`)}</small>}
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      <Body key={step} site={site} next={() => goTo(pathOf(id, nextOf(step)))} />
    </div>
  )
}

function RoadHead({ site }: { site: Site }) {
  const { t } = useTranslation()
  return (
    <PageHead title={`${site.code} · ${site.name}`} back={{ to: '/admin/sites', words: t('onboarding.back') }}>
      <span data-tone={site.service === 'in-service' ? 'proof' : 'waits'}>{t(`onboarding.service.${site.service}`)}</span>
    </PageHead>
  )
}
