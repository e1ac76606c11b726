import '../look/page.css'
import './sign-in.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { ApiError, isCodeNeeded } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { Trouble } from '../look/trouble.tsx'
import { ManualLink } from '../manual/manual-link.tsx'
import { CodeForm } from './code-form.tsx'

export function SignIn() {
  const { t } = useTranslation()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  useEffect(() => {
    document.title = `${t('signIn.title')} — ${t('brand')}`
  }, [t])
  const signIn = useMutation({
    mutationFn: (code?: string) => call<Session>('POST', '/session', { username: username.trim(), password, ...(code && { code }) }),
    onSuccess: (session) => queryClient.setQueryData(queries.session.queryKey, session),
    onError: (error) => {
      if (isCodeNeeded(error)) setAsksCode(true)
      // Somebody changed the password meanwhile: a code alone does not help any more.
      else if (error instanceof ApiError && error.code === 'wrong-credentials') setAsksCode(false)
    },
  })
  if (asksCode)
    return (
      <main className="gate">
        <CodeForm
          busy={signIn.isPending}
          error={isCodeNeeded(signIn.error) ? null : signIn.error}
          onCode={signIn.mutate}
          onBack={() => {
            setAsksCode(false)
            setPassword('')
            signIn.reset()
          }}
        />
        <Appearance />
      </main>
    )
  return (
    <main className="gate">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate(undefined)
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
