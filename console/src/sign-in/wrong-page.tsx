import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SignOut } from '../look/sign-out.tsx'
import { goTo } from '../path.ts'

export function WrongPage({ home }: { home: string }) {
  const { t } = useTranslation()
  return (
    <main className="whole">
      <h1>{t('wrongPage.title')}</h1>
      <Button size="lg" onClick={() => goTo(home, 'replace')}>
        {t('wrongPage.go')}
      </Button>
      <SignOut />
    </main>
  )
}
