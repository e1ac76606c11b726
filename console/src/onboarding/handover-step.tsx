import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Acceptance } from '../../../hub/contract/onboarding.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { PrintButton } from '../look/paper.tsx'
import { Trouble } from '../look/trouble.tsx'
import { AcceptanceSheet } from './acceptance-sheet.tsx'
import * as queries from './queries.ts'
import { refreshSites } from './queries.ts'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'
import { useDraft } from './use-draft.ts'

/** What is still missing, in words; the hand-over; and the sheet that is signed, then and later. */
export function HandoverStep({ site }: StepProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.acceptance(site.id))
  if (!data) return error ? <Trouble error={error} /> : <p role="status">{t('common.loading')}</p>
  return (
    <div className="road-form">
      <StepTitle step="handover" inService={site.service === 'in-service'} />
      {site.service === 'fitting' ? <HandOver site={site} sheet={data} /> : <p className="road-lead">{t('onboarding.handedOver')}</p>}
      <div className="road-acts">
        <PrintButton words={t('onboarding.printSheet')} quiet={site.service === 'fitting'} />
      </div>
      <AcceptanceSheet sheet={data} />
    </div>
  )
}

function HandOver({ site, sheet: { missing } }: { site: Site; sheet: Acceptance }) {
  const { t } = useTranslation()
  const [{ reason }, change, forget] = useDraft(`${site.id}.handover`, { reason: '' })
  const open = missing.filter((each) => each !== 'no-outside-contact' && each !== 'no-buttons')
  const handOver = useMutation({
    mutationFn: () => call('POST', `/sites/${site.id}/handover`, { strict: true, ...(reason.trim() && { reason: reason.trim() }) }),
    onSuccess: async () => {
      forget()
      await refreshSites()
    },
  })
  return (
    <form
      className="contact"
      onSubmit={(event) => {
        event.preventDefault()
        handOver.mutate()
      }}
    >
      {missing.length === 0 ? (
        <p data-tone="proof">{t('onboarding.nothingMissing')}</p>
      ) : (
        <ul className="missing">
          {missing.map((each) => (
            <li key={each}>{t(`onboarding.missing.${each}`)}</li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <Textarea
          label={t('onboarding.reason')}
          description={t('onboarding.reasonHint')}
          required
          maxLength={300}
          rows={2}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      <p className="road-lead">{t('onboarding.handoverLead')}</p>
      <Trouble error={handOver.error} />
      <div className="road-acts">
        <Button type="submit" size="lg" loading={handOver.isPending} disabled={missing.includes('no-buttons')}>
          {t('onboarding.handover')}
        </Button>
      </div>
    </form>
  )
}
