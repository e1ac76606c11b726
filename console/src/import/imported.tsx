import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonId } from '../../../hub/contract/ids.ts'
import { PageHead } from '../admin/page-head.tsx'
import { Trouble } from '../look/trouble.tsx'
import { BulkButtons } from '../onboarding/bulk-buttons.tsx'
import { ClaimSlips } from '../onboarding/claim-slips.tsx'
import { useClaims } from '../onboarding/use-claims.ts'
import { goTo } from '../path.ts'
import type { Answer } from './answer.ts'
import { Counts } from './preview.tsx'

/** The list is in: what the new businesses need next. */
export function Imported({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
  const fresh = answer.items.filter((_, at) => answer.rows[at]?.does === 'new').flatMap(({ id }) => id ?? [])
  const [buttons, setButtons] = useState<ButtonId[] | null>(null)
  const claims = useClaims()
  const toList = () => goTo('/admin/sites')
  if (claims.data) return <ClaimSlips claims={claims.data} onDone={toList} />
  return (
    <div className="road-form road-alone">
      <PageHead title={t('sheet.done')} />
      <Counts answer={answer} />
      {fresh.length > 0 && buttons === null && <BulkButtons sites={fresh} onMade={setButtons} />}
      {buttons && <p data-tone="proof">{t('slips.bulkDone', { count: buttons.length })}</p>}
      <Trouble error={claims.error} />
      <div className="road-acts">
        {buttons && buttons.length > 0 && (
          <Button size="lg" loading={claims.isPending} onClick={() => claims.mutate(buttons)}>
            {t('slips.make', { count: buttons.length })}
          </Button>
        )}
        <Button size="lg" variant="default" onClick={toList}>
          {t('sheet.toSites')}
        </Button>
      </div>
    </div>
  )
}
