import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { clockTime } from '../time/format.ts'
import { marks } from './words.ts'

type Button = IncidentView['buttons'][number]

/** @param props.beside what the page offers for each button, if anything */
export function Pressed({ view, beside }: { view: IncidentView; beside?: (button: Button) => ReactNode }) {
  const { t } = useTranslation()
  const said = marks(view, t)
  return (
    <>
      <h2>{t('duty.box.buttons')}</h2>
      <ul>
        {view.buttons.map((button) => (
          <li key={button.id} className="pressed">
            <span className="fact">
              <b>{button.label}</b>
              <span>
                {[
                  clockTime(button.pressedAt),
                  button.presses > 1 && t('mark.presses', { n: button.presses }),
                  button.battery !== undefined && t('duty.box.battery', { n: Math.round(button.battery) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {beside?.(button)}
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <>
          <h2>{t('duty.box.marks')}</h2>
          <ul className="marks">
            {said.map(({ key, words, grave }) => (
              <li key={key} data-grave={grave || undefined}>
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
