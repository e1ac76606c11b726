import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField } from '../look/code-field.tsx'
import { CodeTrouble } from '../look/code-trouble.tsx'

type Props = { busy: boolean; error: unknown; onCode: (code: string) => void; onBack: () => void }

/** The second question at the door, asked after the right password: six digits, or a code from paper when the phone is gone. */
export function CodeForm({ busy, error, onCode, onBack }: Props) {
  const { t } = useTranslation()
  const [isLost, setLost] = useState(false)
  const [code, setCode] = useState('')
  const turn = (lost: boolean) => {
    setLost(lost)
    setCode('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onCode(code)
      }}
    >
      <h1>{t('code.title')}</h1>
      {isLost ? (
        <>
          <TextInput
            className="code-field"
            label={t('code.recovery')}
            description={t('code.recoveryHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus
            required
            withAsterisk={false}
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <p>{t('code.noneLeft')}</p>
        </>
      ) : (
        <CodeField value={code} onChange={setCode} />
      )}
      <CodeTrouble error={error} />
      <Button type="submit" size="lg" loading={busy} disabled={code.length < 6}>
        {t('signIn.submit')}
      </Button>
      <button type="button" className="plain" onClick={() => turn(!isLost)}>
        {t(isLost ? 'code.useApp' : 'code.lost')}
      </button>
      <button type="button" className="plain" onClick={onBack}>
        {t('code.back')}
      </button>
    </form>
  )
}
