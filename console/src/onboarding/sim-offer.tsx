import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SIM_PRESET, TOO_SHORT_FOR_SIM } from '../../../hub/contract/preset.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { refreshSites } from './queries.ts'

/** A site with nothing but a SIM whose buttons are watched as if they had a line: offered to be changed, and why. Nobody is forced. */
export function SimOffer({ site }: { site: Site }) {
  const { t } = useTranslation()
  const sim = site.uplink?.by === 'sim'
  const buttons = useQuery({ ...queries.buttons, enabled: sim }).data ?? []
  const short = buttons.filter((each) => each.site === site.id && each.state !== 'retired' && TOO_SHORT_FOR_SIM.includes(each.supervision))
  const change = useMutation({
    mutationFn: async () => {
      for (const { id } of short) await call('PATCH', `/buttons/${id}`, { supervision: SIM_PRESET })
    },
    onSettled: refreshSites,
  })
  if (!sim || short.length === 0) return null
  return (
    <section className="contact" aria-label={t('onboarding.simOffer')}>
      <h3>{t('onboarding.simOffer')}</h3>
      <p className="road-lead">{t('onboarding.simOfferWhy', { count: short.length })}</p>
      <Trouble error={change.error} />
      <div className="road-acts">
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
          {t('onboarding.simOfferDo', { count: short.length })}
        </Button>
      </div>
    </section>
  )
}
