import { Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { age } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

type Armed = { button: string; label: string; until: string; pressedBefore: string | undefined }

/** One button, three minutes, used up by its first press: the result is the press itself, as the hub received it. */
export function TestPress({ buttons, onClose }: { buttons: ButtonView[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [armed, setArmed] = useState<Armed | null>(null)
  const arm = useMutation({
    mutationFn: ({ id }: ButtonView) => call<{ until: string }>('POST', `/buttons/${id}/test`),
    onSuccess: ({ until }, { id, label, lastPressAt }) => setArmed({ button: id, label, until, pressedBefore: lastPressAt }),
  })
  return (
    <Modal opened onClose={onClose} title={t('shop.testTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {armed ? (
        <Waiting armed={armed} onClose={onClose} />
      ) : (
        <div className="dialog">
          <p>{t('shop.testLead')}</p>
          <Trouble error={arm.error} />
          <div className="choices choices-wide">
            {buttons.map((button) => (
              <button key={button.id} type="button" className="choice" disabled={arm.isPending} onClick={() => arm.mutate(button)}>
                <b>{button.label}</b>
              </button>
            ))}
          </div>
        </div>
      )}
    </Modal>
  )
}

function Waiting({ armed, onClose }: { armed: Armed; onClose: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const [seen, setSeen] = useState(false)
  const left = Date.parse(armed.until) - now
  const { data, error } = useQuery({
    queryKey: ['button', armed.button],
    queryFn: () => call<ButtonView>('GET', `/buttons/${armed.button}`),
    refetchInterval: seen || left <= 0 ? false : 1000,
    staleTime: 0,
  })
  const pressed = data?.lastPressAt !== undefined && data.lastPressAt !== armed.pressedBefore
  const refresh = useQuery(queries.buttons).refetch
  useEffect(() => {
    if (!pressed) return
    setSeen(true)
    void refresh()
  }, [pressed, refresh])
  return (
    <div className="dialog" aria-live="polite">
      {seen ? (
        <>
          <p className="test-done">{t('shop.testDone', { button: armed.label })}</p>
          <p>{t('shop.testDoneLead')}</p>
        </>
      ) : left > 0 ? (
        <>
          <p className="dialog-ask">{t('shop.testGo', { button: armed.label })}</p>
          <p aria-live="off">{t('shop.testLeft', { time: age(new Date(now - left).toISOString(), now) })}</p>
          {error && <p>{t('shop.testConnection')}</p>}
        </>
      ) : (
        <p className="trouble">{t('shop.testExpired', { button: armed.label })}</p>
      )}
      <button type="button" className="choice" onClick={onClose}>
        {t('common.close')}
      </button>
    </div>
  )
}
