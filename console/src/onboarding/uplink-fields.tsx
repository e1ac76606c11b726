import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CARRIERS, carrierKey, type Uplink } from '../../../hub/contract/uplink.ts'
import * as queries from '../api/queries.ts'

const WAYS: readonly (Uplink['by'] | '')[] = ['', 'line', 'sim', 'line-and-sim']
export type UplinkDraft = { by: Uplink['by'] | ''; operator: string; simExpires: string }

export const draftOf = (uplink: Uplink | undefined): UplinkDraft => ({ by: '', operator: '', simExpires: '', ...uplink })

/** Null: nobody has said how the site is connected. */
export function uplinkOf({ by, operator, simExpires }: UplinkDraft): Uplink | null {
  if (by === '') return null
  return { by, ...(operator.trim() && { operator: operator.trim() }), ...(by !== 'line' && simExpires && { simExpires }) }
}

/** By what the site reaches the hub: sites of one carrier fall silent together, and a SIM has an end. */
export function UplinkFields({ uplink, onChange }: { uplink: UplinkDraft; onChange: (some: Partial<UplinkDraft>) => void }) {
  const { t } = useTranslation()
  const sites = useQuery(queries.sites).data ?? []
  const { by, operator, simExpires } = uplink
  const carriers = new Map([...CARRIERS, ...sites.flatMap((site) => site.uplink?.operator ?? [])].map((name) => [carrierKey(name), name]))
  return (
    <fieldset className="contact">
      <legend>{t('onboarding.uplink')}</legend>
      <p className="road-lead">{t('onboarding.uplinkLead')}</p>
      <div className="choices choices-wide">
        {WAYS.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="uplink" checked={by === each} onChange={() => onChange({ by: each })} />
            <span>
              {t(`onboarding.uplinkBy.${each || 'unsaid'}`)}
              {each !== '' && <small>{t(`onboarding.uplinkHint.${each}`)}</small>}
            </span>
          </label>
        ))}
      </div>
      {by !== '' && (
        <div className="road-pair">
          <TextInput
            label={t('onboarding.operator')}
            description={t('onboarding.operatorHint')}
            list="carriers"
            maxLength={40}
            value={operator}
            onChange={(event) => onChange({ operator: event.currentTarget.value })}
          />
          {by !== 'line' && (
            <TextInput
              type="date"
              label={t('onboarding.simExpires')}
              description={t('onboarding.simExpiresHint')}
              value={simExpires}
              onChange={(event) => onChange({ simExpires: event.currentTarget.value })}
            />
          )}
          <datalist id="carriers">
            {[...carriers.values()].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
      )}
    </fieldset>
  )
}
