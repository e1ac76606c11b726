import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { leaveManual } from './open-manual.ts'

/** @param all every guide stands on the page */
export function ManualBar({ session, canPrint, all }: { session: Session | null; canPrint: boolean; all: boolean }) {
  const { t } = useTranslation()
  return (
    <header className="bar">
      <Logo />
      <p className="bar-name">{`${t('brand')} · ${t('manual.title')}`}</p>
      <span className="bar-space" />
      {canPrint && (
        <>
          <span className="manual-find">{t('manual.find')}</span>
          <Button variant="default" onClick={() => print()}>
            {t(all ? 'manual.printAll' : 'manual.print')}
          </Button>
        </>
      )}
      <Appearance />
      <button type="button" className="plain" onClick={() => leaveManual(session?.home ?? '/')}>
        {session ? t('manual.back') : t('manual.signIn')}
      </button>
    </header>
  )
}
