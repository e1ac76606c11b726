import './texts.ts'
import { useTranslation } from 'react-i18next'
import { TestResult } from './test-result.tsx'
import { useMessageTests } from './use-message-tests.ts'

/** Whoever may be written to sees the number the hub has, and whether the last test arrived. */
export function OwnNumber({ person, phone, className }: { person: string; phone: string | undefined; className?: string }) {
  const { t } = useTranslation()
  const { data: tests = [] } = useMessageTests(person)
  return (
    <section className={className}>
      <h2>{t('messages.own.title')}</h2>
      {phone ? <p>{t('messages.own.has', { number: phone })}</p> : <p data-tone="waits">{t('messages.own.none')}</p>}
      {phone && tests.length === 0 && <p className="quiet-words">{t('messages.own.untested')}</p>}
      {phone && tests.map((test) => <TestResult key={test.id} test={test} own />)}
    </section>
  )
}
