import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeButton } from '../api/types.ts'
import { Configuration } from './configuration.tsx'
import * as queries from './queries.ts'

/** A button that was just made: its password is shown this once, and goes away only when somebody says that it is stored. */
export function MadeButtonPanel({ made: { button, mqtt }, onDone }: { made: MadeButton; onDone: () => void }) {
  const { t } = useTranslation()
  const connection = useQuery(queries.connection).data
  const [stored, setStored] = useState(false)
  const box = useId()
  return (
    <section className="made" aria-labelledby={`${box}-title`}>
      <h2 id={`${box}-title`}>{t('onboarding.madeTitle', { label: button.label })}</h2>
      {mqtt === null && (
        <>
          <p>{t('onboarding.madeBehind')}</p>
          <pre className="config-text">{`BRIDGE_MAP: {"${button.address ?? 'K01'}": "${button.id}"}`}</pre>
        </>
      )}
      {mqtt && connection && <Configuration to={{ label: button.label, mqtt, connection }} make={button.profile} />}
      {mqtt && (
        <label className="choice" htmlFor={box}>
          <input id={box} type="checkbox" checked={stored} onChange={(event) => setStored(event.currentTarget.checked)} />
          <span>{t('onboarding.stored')}</span>
        </label>
      )}
      <Button size="lg" disabled={mqtt !== null && !stored} onClick={onDone}>
        {t('onboarding.storedDone')}
      </Button>
    </section>
  )
}
