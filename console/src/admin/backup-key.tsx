import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupKey } from '../../../hub/contract/backups.ts'
import { call } from '../api/call.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import { Qr } from '../look/qr.tsx'
import { Trouble } from '../look/trouble.tsx'
import { day } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Copyable } from './copyable.tsx'
import { PrintSheet } from './print-sheet.tsx'
import { shortKey } from './short-key.ts'

const TYPED = 6

type Props = { recipient: string | null; onMade: (recipient: string) => void; onConfirmFirst: (again: () => void) => void }

/** A pair is taken only when somebody has read the secret half from the paper: nobody else has it. */
export function BackupKeyMaker({ recipient, onMade, onConfirmFirst }: Props) {
  const { t } = useTranslation()
  const [made, setMade] = useState<BackupKey | null>(null)
  const make = useMutation({
    mutationFn: () => call<BackupKey>('POST', '/backup/key'),
    onSuccess: setMade,
    onError: (why) => isConfirmFirst(why) && onConfirmFirst(() => make.mutate()),
  })
  return (
    <div className="stack">
      {made ? (
        <NewKey
          made={made}
          onTyped={() => {
            onMade(made.recipient)
            setMade(null)
          }}
        />
      ) : (
        <>
          <p className={recipient ? 'page-lead' : undefined}>
            {recipient ? t('backup.key.using', { recipient: shortKey(recipient) }) : t('backup.key.none')}
          </p>
          <Button variant={recipient ? 'default' : 'filled'} loading={make.isPending} onClick={() => make.mutate()}>
            {t(recipient ? 'backup.key.makeNew' : 'backup.key.make')}
          </Button>
        </>
      )}
      <Trouble error={isConfirmFirst(make.error) ? null : make.error} />
    </div>
  )
}

function NewKey({ made: { recipient, secretKey }, onTyped }: { made: BackupKey; onTyped: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const isWrong = typed.length >= TYPED && typed !== secretKey.slice(-TYPED)
  const qr = <Qr text={secretKey} label={t('backup.key.qr')} />
  return (
    <section className="backup-key" aria-label={t('backup.key.once')}>
      <h3>{t('backup.key.once')}</h3>
      <p className="trouble">{t('backup.key.warn')}</p>
      <div className="invitation-ways">
        {qr}
        <div className="stack">
          <Copyable label={t('backup.key.secret')} value={secretKey} />
          <Button size="lg" variant="default" onClick={() => print()}>
            {t('backup.key.print')}
          </Button>
          <TextInput
            label={t('backup.key.typed')}
            description={t('backup.key.typedHint')}
            error={isWrong ? t('backup.key.wrong') : undefined}
            maxLength={TYPED}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => {
              const text = currentTarget.value.trim().toUpperCase()
              setTyped(text)
              if (text === secretKey.slice(-TYPED)) onTyped()
            }}
          />
        </div>
      </div>
      <PrintSheet>
        <article className="slip">
          <h1>{t('backup.key.slip')}</h1>
          {qr}
          <p className="slip-link">{secretKey}</p>
          <p>{t('backup.key.slipHow')}</p>
          <p>{t('backup.key.slipOf', { recipient: shortKey(recipient), day: day(now) })}</p>
        </article>
      </PrintSheet>
    </section>
  )
}
