import '../look/page.css'
import './sign-in.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { Trouble } from '../look/trouble.tsx'
import { ManualLink } from '../manual/manual-link.tsx'

export function SignIn() {
  const { t } = useTranslation()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    document.title = `${t('signIn.title')} — ${t('brand')}`
  }, [t])
  const signIn = useMutation({
    mutationFn: () => call<Session>('POST', '/session', { username: username.trim(), password }),
    onSuccess: (session) => queryClient.setQueryData(queries.session.queryKey, session),
  })
  return (
    <main className="gate">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <div className="gate-brand">
          <Logo instead={<img src="/icon.svg" alt="" />} />
          <div>
            <h1>{t('brand')}</h1>
            <p>{t('signIn.lead')}</p>
          </div>
        </div>
        <TextInput
          label={t('signIn.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble error={signIn.error} />
        <Button type="submit" size="lg" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <div className="gate-foot">
        <ManualLink />
        <Appearance />
      </div>
    </main>
  )
}
