import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../hub/contract/onboarding.ts'
import { PageHead } from '../admin/page-head.tsx'
import * as queries from '../api/queries.ts'
import { PrintButton } from '../look/paper.tsx'
import { day } from '../time/format.ts'
import { Slip, SlipSheets } from './slip.tsx'

/** One slip a button, to go into the bag with it. */
export function ClaimSlips({ claims, onDone }: { claims: readonly Claim[]; onDone: () => void }) {
  const { t } = useTranslation()
  const buttons = useQuery(queries.buttons).data
  const sites = useQuery(queries.sites).data
  if (!buttons || !sites) return <p role="status">{t('common.loading')}</p>
  const slips = claims.flatMap(({ button: id, link, expiresAt }) => {
    const button = buttons.find((each) => each.id === id)
    const site = sites.find((each) => each.id === button?.site)
    if (!button || !site) return []
    return [
      <Slip
        key={id}
        code={site.code}
        name={button.label}
        lines={[site.name, site.address]}
        link={link}
        foot={t('slips.claimFoot', { day: day(expiresAt) })}
      />,
    ]
  })
  return (
    <div className="road-form road-alone">
      <PageHead title={t('slips.ready', { count: slips.length })} />
      <p className="trouble">{t('slips.printNow')}</p>
      <div className="road-acts">
        <PrintButton words={t('slips.print')} />
        <Button size="lg" variant="default" onClick={onDone}>
          {t('slips.printed')}
        </Button>
      </div>
      <SlipSheets title={t('slips.title')}>{slips}</SlipSheets>
    </div>
  )
}
