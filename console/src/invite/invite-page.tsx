import '../look/page.css'
import '../sign-in/sign-in.css'
import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { isCodeNeeded } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Appearance } from '../look/appearance.tsx'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'

/** The token stands in the fragment, which a browser sends to nobody: it leaves this page only in the request that uses it up. */
export function InvitePage() {
  const { t } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  // The answer is a session: whoever followed the link is in.
  const accept = useMutation({ mutationFn: () => call<Session>('POST', '/invitations/accept', { token, password }) })
  const session = accept.data
  const asksCode = isCodeNeeded(accept.error)
  const enter = () => {
    queryClient.setQueryData(queries.session.queryKey, session)
    goTo(session?.home ?? '/', 'replace')
  }
  const differ = again !== '' && password !== again
  return (
    <main className="gate">
      {asksCode ? (
        <div className="gate-card" role="status">
          <h1>{t('invite.done')}</h1>
          <p>{t('invite.thenCode')}</p>
          <Button size="lg" onClick={() => goTo('/', 'replace')}>
            {t('signIn.submit')}
          </Button>
        </div>
      ) : session ? (
        <div className="gate-card" role="status">
          <h1>{t('invite.done')}</h1>
          <p>{t('invite.username', { username: session.person.username })}</p>
          <Button size="lg" onClick={enter}>
            {t('invite.enter')}
          </Button>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (password === again) accept.mutate()
          }}
        >
          <h1>{t('invite.title')}</h1>
          <p>{token ? t('invite.lead') : t('invite.noToken')}</p>
          <PasswordInput
            label={t('invite.password')}
            description={t('invite.rule')}
            autoComplete="new-password"
            minLength={8}
            maxLength={256}
            required
            withAsterisk={false}
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('invite.again')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            error={differ ? t('invite.differ') : null}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <Trouble error={accept.error} />
          <Button type="submit" size="lg" loading={accept.isPending} disabled={!token || differ || password.length < 8}>
            {t('invite.submit')}
          </Button>
        </form>
      )}
      <Appearance />
    </main>
  )
}
