import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { forgetKept } from '../kept/store.ts'
import { setHeard } from '../siren/siren.ts'

/** What this browser keeps of the person goes first: it must go without the hub too. */
export function SignOut({ before }: { before?: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const leave = async () => {
    await before?.().catch(() => undefined)
    await forgetKept()
    await call('DELETE', '/session').catch(() => undefined)
    setHeard(null)
    // what was typed and not saved is the next person's to read otherwise
    sessionStorage.clear()
    queryClient.clear()
    await queryClient.fetchQuery({ ...queries.session, staleTime: 0 }).catch(() => undefined)
  }
  return (
    <button type="button" className="plain" onClick={() => void leave()}>
      {t('common.signOut')}
    </button>
  )
}
