import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { setHeard } from '../siren/siren.ts'

export function SignOut() {
  const { t } = useTranslation()
  const leave = async () => {
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
