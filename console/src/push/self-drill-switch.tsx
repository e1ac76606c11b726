import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelfDrillPhone } from '../../../hub/contract/self-drill.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'

const KEY = ['push', 'self-drill']

/** The owner of a phone agrees to the hub's daily test, and takes it back. @param known the hub knows this phone */
export function SelfDrillSwitch({ known }: { known: boolean }) {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: KEY, queryFn: () => call<SelfDrillPhone>('GET', '/push/self-drill') })
  const change = useMutation({
    mutationFn: (on: boolean) => call<SelfDrillPhone>('PUT', '/push/self-drill', { on }),
    onSuccess: (is) => queryClient.setQueryData(KEY, is),
  })
  // Whoever is on the list can always leave it; to join takes a phone.
  if (!data || (!known && !data.on)) return null
  return (
    <>
      <label className="switch">
        <span>
          <b>{t('push.selfDrill.title')}</b>
          <small>{t('push.selfDrill.why')}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={data.on}
          checked={data.on}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
      </label>
      <Trouble error={change.error} />
    </>
  )
}
