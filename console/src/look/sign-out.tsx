import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { forgetKept } from '../kept/store.ts'
import { setHeard } from '../siren/siren.ts'

/** A browser whose push service does not answer must not keep anybody signed in. */
const BEFORE_LIMIT_MS = 3_000
const atMost = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** What this browser keeps of the person goes first: it must go without the hub too. */
export function SignOut({ before }: { before?: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const leave = async () => {
    if (before) await Promise.race([before().catch(() => undefined), atMost(BEFORE_LIMIT_MS)])
    await forgetKept()
    await call('DELETE', '/session').catch(() => undefined)
    setHeard(null)
    // what was typed and not saved is the next person's to read otherwise
    sessionStorage.clear()
    // Clearing the whole would leave the page looking at a question that nobody asks any more.
    const [own] = queries.session.queryKey
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== own })
    queryClient.setQueryData(queries.session.queryKey, null)
  }
  return (
    <button type="button" className="plain" onClick={() => void leave()}>
      {t('common.signOut')}
    </button>
  )
}
