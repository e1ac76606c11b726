import '../look/page.css'
import './phone-check.css'
import './texts.ts'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Appearance } from '../look/appearance.tsx'
import { Trouble } from '../look/trouble.tsx'
import { pushAbility } from '../push/subscribe.ts'
import { SirenStep } from './siren-step.tsx'
import { StepList } from './steps.tsx'
import { usePhoneCheck } from './use-phone-check.ts'

/** What the code in the hub's terminal opens on any phone. The token stands in the fragment, which a browser sends to nobody. */
export function PhoneCheckPage() {
  const { t } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  const { steps, error, isOpen, passed, ...acts } = usePhoneCheck(token)
  useEffect(() => {
    document.title = `${t('phoneCheck.title')} — ${t('brand')}`
  }, [t])
  return (
    <main className="phone-check">
      <h1>{t('phoneCheck.title')}</h1>
      <p>{token ? t('phoneCheck.lead') : t('phoneCheck.noLink')}</p>
      <Trouble error={error} />
      {isOpen && (
        <>
          <StepList steps={steps} />
          {passed ? (
            <div className="phone-check-done" role="status">
              <strong>{t('phoneCheck.passed')}</strong>
              <p>{t('phoneCheck.passedLead')}</p>
            </div>
          ) : (
            <Next steps={steps} {...acts} />
          )}
        </>
      )}
      <Appearance />
    </main>
  )
}

type NextProps = Pick<ReturnType<typeof usePhoneCheck>, 'steps' | 'busy' | 'allow' | 'did'>

/** What the person is to do now: one thing. */
function Next({ steps, busy, allow, did }: NextProps) {
  const { t } = useTranslation()
  const permission = steps.get('permission')
  const accepted = steps.get('accepted')
  const ability = pushAbility()
  const cannot = ability !== 'allowed' && ability !== 'not-asked' ? ability : null
  const isSilent = permission?.ok && accepted?.ok && !steps.get('shown')?.ok
  return (
    <section className="phone-check-next">
      {cannot && <p className="trouble">{cannot === 'ios-install' ? t('phoneCheck.iosHome') : t(`push.standing.${cannot}`)}</p>}
      {accepted?.ok === false && <p className="trouble">{t('phoneCheck.refused', { why: accepted.why ?? '' })}</p>}
      {isSilent && <p role="status">{t('phoneCheck.waiting')}</p>}
      {!cannot && !accepted?.ok && (
        <>
          {!permission?.ok && <p>{t('phoneCheck.allowLead')}</p>}
          <Button size="lg" fullWidth loading={busy} onClick={() => void allow()}>
            {permission?.ok ? t('phoneCheck.again') : t('phoneCheck.allow')}
          </Button>
        </>
      )}
      {(accepted?.ok || permission?.ok === false) && !steps.get('sound')?.ok && (
        <SirenStep onAnswer={(heard) => void did('sound', heard, heard ? undefined : 'not heard').catch(() => undefined)} />
      )}
      {isSilent && steps.get('sound')?.ok && (
        <Button variant="default" size="lg" fullWidth loading={busy} onClick={() => void allow()}>
          {t('phoneCheck.again')}
        </Button>
      )}
    </section>
  )
}
