import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { askPositions } from './ask-positions.ts'
import { PinForm } from './pin-form.tsx'
import { useLabels } from './positions.ts'
import { TestWaiting } from './test-waiting.tsx'
import { buttonName, monthName } from './words.ts'

/** All buttons of the shop in a row, one at a time: armed for three minutes, used up by its first press. */
export function GuidedTest({ shop, first }: { shop: ShopView; first: string | undefined }) {
  const { t, i18n } = useTranslation()
  const labels = useLabels(shop.id)
  const { missing, proven, of, month } = shop.month
  const running = shop.buttons.find(({ testUntil }) => testUntil !== undefined)
  const [chosen, setChosen] = useState<string | null>(running?.id ?? shop.buttons.find(({ id }) => id === first)?.id ?? missing[0] ?? null)
  const [until, setUntil] = useState<string | null>(running?.testUntil ?? null)
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const arm = useMutation({
    mutationFn: (id: string) => call<{ until: string }>('POST', `/buttons/${id}/test`),
    onSuccess: (armed, id) => {
      setChosen(id)
      setUntil(armed.until)
    },
  })
  const leave = () => goTo(`/shop/${shop.id}`)
  const button = shop.buttons.find(({ id }) => id === chosen)
  const next = shop.buttons.find(({ id }) => missing.includes(id) && id !== chosen && !skipped.includes(id))
  const name = (of: NonNullable<typeof button>) => buttonName(of, labels, t)
  const choose = (id: string | null) => {
    arm.reset()
    setUntil(null)
    setChosen(id)
  }
  const skip = () => {
    if (chosen) setSkipped([...skipped, chosen])
    choose(next?.id ?? null)
  }

  return (
    <section className="guided" aria-label={t('shop.test.title')}>
      <h2>{t('shop.test.title')}</h2>
      <p className="aside">{t('shop.test.progress', { proven, of })}</p>
      <progress value={proven} max={of} aria-label={t('shop.test.progress', { proven, of })} />
      <Trouble error={arm.error} />
      {step()}
    </section>
  )

  function step() {
    if (button && until)
      return (
        <TestWaiting
          site={shop.id}
          button={button}
          name={name(button)}
          until={until}
          station={shop.station}
          busy={arm.isPending}
          next={next && labels ? { name: name(next), go: () => arm.mutate(next.id) } : null}
          onAgain={() => arm.mutate(button.id)}
          onNext={() => choose(next?.id ?? null)}
        />
      )
    if (!labels)
      return <PinForm lead={t('shop.test.needPin')} submit={t('shop.positions.open')} ask={(pin) => askPositions(shop.id, pin)} />
    if (button)
      return (
        <>
          <p className="ask">{t('shop.test.next', { button: name(button) })}</p>
          <p>{t('shop.test.lead', { button: name(button) })}</p>
          <p className="warn">{t('shop.test.real')}</p>
          <div className="thumb">
            <button type="button" className="mid mid-go" disabled={arm.isPending} onClick={() => arm.mutate(button.id)}>
              {t('shop.test.begin')}
            </button>
            {next && (
              <button type="button" className="mid" onClick={skip}>
                {t('shop.test.skip')}
              </button>
            )}
            <button type="button" className="mid" onClick={() => choose(null)}>
              {t('shop.test.other')}
            </button>
          </div>
        </>
      )
    return (
      <>
        {missing.length === 0 && (
          <div role="status">
            <p className="said-well">{t('shop.test.done', { month: monthName(month, i18n.language) })}</p>
            <p>{t('shop.test.doneLead')}</p>
          </div>
        )}
        <div className="thumb">
          {missing.length === 0 && (
            <button type="button" className="mid mid-go" onClick={leave}>
              {t('shop.test.finish')}
            </button>
          )}
          <p className="aside">{t('shop.test.pick')}</p>
          {shop.buttons.map((each) => (
            <button key={each.id} type="button" className="mid" onClick={() => choose(each.id)}>
              {name(each)}
            </button>
          ))}
        </div>
      </>
    )
  }
}
