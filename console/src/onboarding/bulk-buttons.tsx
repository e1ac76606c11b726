import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ButtonId, SiteId } from '../../../hub/contract/ids.ts'
import type { Button as MadeButton } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import type { List } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { inParts } from './in-parts.ts'
import { FIT, MAKES, type Make } from './makes.ts'
import { refreshSites } from './queries.ts'

/** The hub takes so many in one request. */
const SITES_AT_ONCE = 200

/** The same buttons in each of these sites, in one write. */
export function BulkButtons({ sites, onMade }: { sites: readonly SiteId[]; onMade: (buttons: ButtonId[]) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => t('slips.bulkExample'))
  const [profile, setProfile] = useState<Make>('mqtt')
  const labels = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  const add = useMutation({
    mutationFn: async () => {
      const made: ButtonId[] = []
      for (const some of inParts(sites, SITES_AT_ONCE)) {
        const { items } = await call<List<MadeButton>>('POST', '/buttons', { sites: some, labels, profile })
        made.push(...items.map(({ id }) => id))
      }
      return made
    },
    onSuccess: async (made) => {
      await refreshSites()
      onMade(made)
    },
  })
  return (
    <form
      className="contact"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <h2>{t('slips.bulkTitle', { count: sites.length })}</h2>
      <Textarea
        label={t('slips.bulkLabels')}
        description={t('slips.bulkHint')}
        rows={4}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('onboarding.make')}
        value={profile}
        data={MAKES.filter((make) => FIT[make] !== 'not-yet' && make !== 'serial').map((make) => ({
          value: make,
          label: t(`onboarding.makes.${make}`),
        }))}
        onChange={(event) => setProfile(event.currentTarget.value as Make)}
      />
      <Trouble error={add.error} />
      <div className="road-acts">
        <Button type="submit" size="lg" loading={add.isPending} disabled={labels.length === 0 || labels.length > 20}>
          {t('slips.bulkMake', { count: labels.length * sites.length })}
        </Button>
      </div>
    </form>
  )
}
