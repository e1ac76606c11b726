import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A page with nothing on it yet, or with one thing to say. */
export function Whole({ busy = false, children }: { busy?: boolean; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <main className="whole">
      {busy && <Loader role="status" aria-label={t('common.loading')} />}
      {children && (
        <div className="whole-said" role="status">
          {children}
        </div>
      )}
    </main>
  )
}
