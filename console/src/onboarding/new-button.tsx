import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { GatewayId } from '../../../hub/contract/ids.ts'
import { presetAt } from '../../../hub/contract/preset.ts'
import type { NewButton as NewButtonBody, Site, SupervisionPreset } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { settings as hubSettings } from '../api/queries.ts'
import type { MadeButton } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { FIT, MAKES, type Make } from './makes.ts'
import * as queries from './queries.ts'
import { refreshSites } from './queries.ts'
import { useDraft } from './use-draft.ts'

const PRESETS: readonly SupervisionPreset[] = ['90s', '20s', '3min', '30min', '25h']
/** Empty: by how the site is connected, as the hub decides it. */
type Draft = { label: string; make: Make; supervision: SupervisionPreset | ''; gateway: string; address: string }
const EMPTY: Draft = { label: '', make: 'mqtt', supervision: '', gateway: '', address: '' }

export function NewButton({ site, onMade }: { site: Site; onMade: (made: MadeButton) => void }) {
  const { t } = useTranslation()
  const [draft, change, forget] = useDraft<Draft>(`${site.id}.button`, EMPTY)
  const gateways = useQuery(queries.gateways).data?.filter(({ retiredAt }) => retiredAt === undefined) ?? []
  const settings = useQuery(hubSettings).data
  const usual = settings && presetAt(site, settings)
  const serial = draft.make === 'serial'
  const gateway = draft.gateway || gateways[0]?.id
  const add = useMutation({
    mutationFn: (body: NewButtonBody) => call<MadeButton>('POST', `/sites/${site.id}/buttons`, body),
    onSuccess: async (made) => {
      forget()
      change({ ...EMPTY, make: draft.make, supervision: draft.supervision })
      await refreshSites()
      onMade(made)
    },
  })
  const body: NewButtonBody = {
    label: draft.label.trim(),
    ...(draft.supervision && { supervision: draft.supervision }),
    profile: draft.make,
    ...(serial && gateway !== undefined && { gateway: gateway as GatewayId }),
    ...(serial && draft.address.trim() && { address: draft.address.trim() }),
  }
  return (
    <form
      className="contact"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(body)
      }}
    >
      <h3>{t('onboarding.buttonAdd')}</h3>
      <TextInput
        label={t('onboarding.label')}
        description={t('onboarding.labelHint')}
        required
        maxLength={80}
        value={draft.label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <div className="road-pair">
        <NativeSelect
          label={t('onboarding.make')}
          value={draft.make}
          data={MAKES.map((each) => ({ value: each, label: t(`onboarding.makes.${each}`) }))}
          onChange={(event) => change({ make: event.currentTarget.value as Make })}
        />
        <NativeSelect
          label={t('onboarding.supervision')}
          value={draft.supervision}
          data={[
            { value: '', label: t('onboarding.presetUsual', { preset: usual ? t(`onboarding.preset.${usual}`) : '' }) },
            ...PRESETS.map((each) => ({ value: each, label: t(`onboarding.preset.${each}`) })),
          ]}
          onChange={(event) => change({ supervision: event.currentTarget.value as SupervisionPreset | '' })}
        />
      </div>
      {site.uplink?.by === 'sim' && <p className="road-lead">{t('onboarding.presetSim')}</p>}
      <p className={FIT[draft.make] === 'not-yet' ? 'trouble' : 'road-lead'} role="status">
        {t(`onboarding.fit.${FIT[draft.make]}`)} {t(`onboarding.makeHint.${draft.make}`)}
      </p>
      {serial && gateways.length === 0 && <p className="trouble">{t('onboarding.noGateway')}</p>}
      {serial && gateways.length > 0 && (
        <div className="road-pair">
          <NativeSelect
            label={t('onboarding.gateway')}
            value={gateway ?? ''}
            data={gateways.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => change({ gateway: event.currentTarget.value })}
          />
          <TextInput
            label={t('onboarding.radioAddress')}
            description={t('onboarding.radioAddressHint')}
            required
            maxLength={160}
            value={draft.address}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
        </div>
      )}
      <Trouble error={add.error} />
      <div className="road-acts">
        <Button type="submit" variant="default" loading={add.isPending} disabled={FIT[draft.make] === 'not-yet' || (serial && !gateway)}>
          {t('onboarding.buttonMake')}
        </Button>
      </div>
    </form>
  )
}
