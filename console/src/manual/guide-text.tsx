import type { Guide } from 'virtual:manual'
import { Button } from '@mantine/core'
import { type MouseEvent, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Variant } from '../../manual/guides.ts'
import { follow } from '../follow.ts'
import { goTo } from '../path.ts'

type State = { html: string } | 'loading' | 'lost'

/** One guide. Its links stay in this page, where an alarm is shown. */
export function GuideText({ guide, variant }: { guide: Guide; variant: Variant }) {
  const { t } = useTranslation()
  const [state, setState] = useState<State>('loading')
  const load = useCallback(() => {
    let isHere = true
    setState('loading')
    guide[variant]().then(
      ({ html }) => isHere && setState({ html }),
      () => isHere && setState('lost'),
    )
    return () => {
      isHere = false
    }
  }, [guide, variant])
  useEffect(load, [load])
  const isThere = typeof state === 'object'
  useEffect(() => {
    if (isThere) scrollToAnchor()
  }, [isThere])

  if (state === 'loading') return <p role="status">{t('common.loading')}</p>
  if (state === 'lost')
    return (
      <div role="alert">
        <p>{t('manual.notLoaded')}</p>
        <Button onClick={load}>{t('manual.again')}</Button>
      </div>
    )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the enter key on a link is a click already
    <article
      className="manual-text"
      lang={guide.appendix ? 'en' : undefined}
      onClick={followLink}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own pages, escaped when the console was built (console/manual/to-html.ts)
      dangerouslySetInnerHTML={{ __html: state.html }}
    />
  )
}

/** What a link points to may stand on this page already, when it shows all guides. */
function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const to = link?.getAttribute('href')
  if (!to?.startsWith('/manual/')) return
  const [path = '', anchor] = to.split('#')
  const place = document.getElementById(anchor ?? path.slice('/manual/'.length))
  if (place) {
    event.preventDefault()
    goTo(`${location.pathname}#${place.id}`)
    place.scrollIntoView()
    return
  }
  follow(event, to)
  if (anchor === undefined) scrollTo(0, 0)
  else requestAnimationFrame(scrollToAnchor)
}

function scrollToAnchor(): void {
  if (location.hash === '') return
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
}
