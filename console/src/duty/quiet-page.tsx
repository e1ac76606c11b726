import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../../hub/contract/resources.ts'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { plainText } from '../look/plain-text.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { QuietButton } from './quiet-button.tsx'
import { type QuietAsked, QuietDialog } from './quiet-dialog.tsx'
import { type Quieted, useQuiet } from './use-quiet.ts'

const MOST_SHOWN = 12

/** Everything that is deliberately quiet, and how to make something quiet when the technician calls before any alarm. */
export function QuietPage() {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<QuietAsked | null>(null)
  return (
    <main className="quiet-page">
      <h1>{t('desk.quietPage.title')}</h1>
      <p className="quiet-words">{t('desk.quietPage.lead')}</p>
      <QuietNow />
      <Choose onAsk={setAsking} />
      {asking && <QuietDialog asked={asking} onClose={() => setAsking(null)} />}
    </main>
  )
}

function QuietNow() {
  const { t } = useTranslation()
  const now = useNow()
  const { supervision } = useFeed()
  const quiet = useQuiet()
  const { data: sites } = useQuery({ ...queries.sites, staleTime: 60_000 })
  const { data: buttons } = useQuery(queries.buttons)
  const nameOf = (id: string) => sites?.find((site) => site.id === id)?.name ?? '…'
  const rows: { what: Quieted; name: string; label: string | null; until: string; reason: string; by: string }[] = [
    ...(supervision?.onTest ?? []).map(({ site, until, reason, by }) => ({
      ...{ what: { what: 'on-test' as const, site }, name: nameOf(site), label: null, until, reason, by: by.name },
    })),
    ...(supervision?.bypasses ?? []).map(({ button, site, until, reason, by }) => ({
      ...{ what: { what: 'bypass' as const, button }, name: nameOf(site), until, reason, by: by.name },
      label: buttons?.find(({ id }) => id === button)?.label ?? '…',
    })),
  ]
  return (
    <section className="box" aria-labelledby="quiet-now">
      <h2 id="quiet-now">{t('desk.quietPage.now')}</h2>
      {rows.length === 0 && <p>{t('desk.quietPage.none')}</p>}
      <ul className="quiet-rows">
        {rows.map(({ what, name, label, until, reason, by }) => (
          <li key={`${what.what} ${what.what === 'bypass' ? what.button : what.site}`}>
            <b>{label === null ? name : `${name} · ${t('desk.quietPage.button', { button: label })}`}</b>
            <span data-tone="waits">
              {t(what.what === 'bypass' ? 'desk.bypass.until' : 'desk.onTest.until', { time: timeOrDay(until, now), reason })}
            </span>
            <span className="quiet-words">{t('desk.quietPage.by', { name: by })}</span>
            <button
              type="button"
              className="act act-small"
              disabled={quiet.isPending}
              aria-label={label === null ? t('desk.onTest.endOf', { site: name }) : t('desk.bypass.endOf', { button: label })}
              onClick={() => quiet.end(what)}
            >
              {t(what.what === 'bypass' ? 'desk.bypass.end' : 'desk.onTest.end')}
            </button>
            <Trouble error={quiet.errorOf(what)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Choose({ onAsk }: { onAsk: (asked: QuietAsked) => void }) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const field = useId()
  const { data: sites, error } = useQuery({ ...queries.sites, staleTime: 60_000 })
  const found = (sites ?? []).filter((site) => matches(site, sought))
  return (
    <section className="box" aria-labelledby="quiet-start">
      <h2 id="quiet-start">{t('desk.quietPage.start')}</h2>
      <Trouble error={error} />
      <label className="seek" htmlFor={field}>
        {t('desk.quietPage.search')}
      </label>
      <input id={field} type="search" className="seek-field" value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      {sites && found.length === 0 && <p className="quiet-words">{t('desk.quietPage.nothing')}</p>}
      <ul className="quiet-rows">
        {found.slice(0, MOST_SHOWN).map((site) => (
          <SiteRow key={site.id} site={site} onAsk={onAsk} />
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className="quiet-words">{t('desk.quietPage.more', { n: found.length - MOST_SHOWN })}</p>}
    </section>
  )
}

function SiteRow({ site, onAsk }: { site: Site; onAsk: (asked: QuietAsked) => void }) {
  const { t } = useTranslation()
  const { data: buttons } = useQuery(queries.buttons)
  const own = (buttons ?? []).filter((button) => button.site === site.id && button.state !== 'retired')
  const place = { site: site.id, siteName: site.name }
  return (
    <li>
      <b>{`${site.code} · ${site.name}`}</b>
      <span className="quiet-words">
        {[site.address, site.service === 'fitting' && t('desk.quietPage.fitting')].filter(Boolean).join(' · ')}
      </span>
      <span className="quiet-acts">
        <QuietButton asked={{ what: 'on-test', ...place }} onAsk={onAsk} />
      </span>
      <details>
        <summary>{t('desk.quietPage.buttonsOf', { site: site.name })}</summary>
        <ul>
          {own.map(({ id, label }) => (
            <li key={id} className="fact">
              <b>{label}</b>
              <span className="quiet-acts">
                <QuietButton asked={{ what: 'bypass', button: id, label, ...place }} onAsk={onAsk} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

const matches = ({ code, name, address }: Site, sought: string) => plainText(`${code} ${name} ${address}`).includes(plainText(sought))
