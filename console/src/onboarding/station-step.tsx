import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StationId } from '../../../hub/contract/ids.ts'
import type { Suggestion } from '../../../hub/contract/onboarding.ts'
import { distanceText } from './distance-text.ts'
import * as queries from './queries.ts'
import { StepForm, useSave } from './step-form.tsx'
import type { StepProps } from './step-props.ts'
import { useDraft } from './use-draft.ts'

type Near = Suggestion['stations'][number]
/** As many as are worth a look; the one that is chosen is always among them. */
const SHOWN = 8

/** Who comes: the nearest commune unless another is chosen, and who comes with it. */
export function StationStep({ site, next }: StepProps) {
  const { t } = useTranslation()
  const all = useQuery(queries.suggestion({ location: site.location })).data?.stations ?? []
  const [{ station, coResponders }, change, forget] = useDraft<{ station: StationId | null; coResponders: StationId[] }>(
    `${site.id}.station`,
    { station: site.station ?? null, coResponders: site.coResponders ?? [] },
  )
  const save = useSave(site, forget, next)
  const nearest = all.find(({ level }) => level === 'commune')
  const chosen = station ?? nearest?.id
  const near = all.filter(({ id }, at) => at < SHOWN || id === station || coResponders.includes(id))
  const label = ({ name, level, distance }: Near) => (
    <span>
      {name}
      <small>{t('onboarding.stationAway', { level: t(`level.${level}`), distance: distanceText(distance, t) })}</small>
    </span>
  )
  return (
    <StepForm
      step="station"
      site={site}
      lead={t('onboarding.stationLead')}
      busy={save.isPending}
      error={save.error}
      saved={save.isSuccess}
      submit={site.service === 'in-service' ? t('onboarding.save') : t('onboarding.saveNext')}
      onSubmit={() => save.mutate({ station, coResponders: coResponders.length > 0 ? coResponders : null })}
    >
      <fieldset className="choices choices-wide">
        <legend>{t('onboarding.stationHome')}</legend>
        <label className="choice">
          <input type="radio" name="station" checked={station === null} onChange={() => change({ station: null })} />
          <span>
            {t('onboarding.stationNearest')}
            {nearest && <small>{t('onboarding.stationNow', { station: nearest.name, distance: distanceText(nearest.distance, t) })}</small>}
          </span>
        </label>
        {near.map((each) => (
          <label key={each.id} className="choice">
            <input type="radio" name="station" checked={station === each.id} onChange={() => change({ station: each.id })} />
            {label(each)}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices choices-wide">
        <legend>{t('onboarding.coResponders')}</legend>
        {near
          .filter(({ id }) => id !== chosen)
          .map((each) => (
            <label key={each.id} className="choice">
              <input
                type="checkbox"
                checked={coResponders.includes(each.id)}
                onChange={(event) =>
                  change({
                    coResponders: event.currentTarget.checked ? [...coResponders, each.id] : coResponders.filter((id) => id !== each.id),
                  })
                }
              />
              {label(each)}
            </label>
          ))}
      </fieldset>
    </StepForm>
  )
}
