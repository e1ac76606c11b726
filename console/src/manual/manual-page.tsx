/** The guides of docs/, as pages, for whoever stands before the box without internet; who reads decides which and in which words. */
import '../look/page.css'
import './manual.css'
import './manual-list.css'
import './manual-print.css'
import './texts.ts'
import { guides } from 'virtual:manual'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { landingOf, mayRead, variantFor } from '../../manual/readers.ts'
import * as queries from '../api/queries.ts'
import { suggestLanguage } from '../i18n/i18n.ts'
import { Whole } from '../look/whole.tsx'
import { goTo, useSteps } from '../path.ts'
import { Cover } from './cover.tsx'
import { GuideList } from './guide-list.tsx'
import { GuideText } from './guide-text.tsx'
import { ManualBar } from './manual-bar.tsx'
import { Start } from './start.tsx'

const BesideDesk = lazy(() => import('./beside-desk.tsx').then((page) => ({ default: page.BesideDesk })))

/** The step of the path that stands for all guides on one page. */
const ALL = 'all'

export function ManualPage() {
  const { t, i18n } = useTranslation()
  const { data: session, isPending, failureReason } = useQuery(queries.session)
  const [step] = useSteps()
  // A hub that cannot say who reads does not keep anybody from reading.
  const isKnown = !isPending || failureReason !== null
  const reader = session?.role ?? null
  const landing = landingOf(reader)
  useEffect(() => {
    if (session) suggestLanguage(session.hub.languages)
  }, [session])
  useEffect(() => {
    if (isKnown && step === undefined && landing) goTo(`/manual/${landing}`, 'replace')
  }, [isKnown, step, landing])

  const readable = guides[i18n.language === 'en' ? 'en' : 'vi'].filter(({ name }) => mayRead(reader, name))
  const current = readable.find(({ name }) => name === step)
  const shown = step === ALL ? readable.filter(({ appendix }) => !appendix) : current ? [current] : []
  const title = step === ALL ? t('manual.title') : (current?.title ?? t('manual.title'))
  const isPolice = session && variantFor(reader) === 'whole' && session.role !== 'admin'
  useEffect(() => {
    if (!isPolice) document.title = `${title} — ${t('brand')}`
  }, [title, isPolice, t])

  if (!isKnown) return <Whole busy />
  return (
    <div className="manual">
      <a className="skip" href="#manual-main">
        {t('manual.skip')}
      </a>
      {isPolice && (
        <Suspense fallback={null}>
          <BesideDesk key={session.person.id} session={session} title={title} />
        </Suspense>
      )}
      <ManualBar session={session ?? null} canPrint={shown.length > 0} all={step === ALL} />
      <div className="manual-body">
        <GuideList readable={readable} current={step} variant={variantFor(reader)} />
        <main id="manual-main" tabIndex={-1}>
          {step === undefined && !landing && <Start readable={readable} />}
          {step !== undefined && shown.length === 0 && <p role="status">{t('manual.notHere')}</p>}
          {shown.length > 0 && <Cover hub={session?.hub.name} title={title} shown={shown} />}
          {shown.map((guide) => (
            <GuideText key={`${i18n.language} ${guide.name}`} guide={guide} variant={variantFor(reader)} />
          ))}
        </main>
      </div>
    </div>
  )
}
