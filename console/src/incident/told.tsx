import '../messages/messages.css'
import '../messages/texts.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../../hub/contract/receipt.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { callWords, toldWords, toneOfMessage } from '../messages/words.ts'
import { clockTime, shortTime } from '../time/format.ts'

/** Told is not seen: only what was shown is green, and who has not been shown it stands by name. */
export function Told({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const { receipts, toldStations, shownTo = [] } = view
  const going = view.phase === 'closed' ? [] : goingThere(view)
  return (
    <>
      <h2>{t('duty.box.told')}</h2>
      <p className="receipts">{[receiptWords(receipts, t), view.byMessage && toldWords(view.byMessage, t)].filter(Boolean).join('; ')}</p>
      <ul>
        {shownTo.map((receipt) => (
          <li key={`${receipt.surface} ${receipt.id}`} className="fact">
            <span>{t(receipt.surface === 'console' ? 'desk.receipts.onConsole' : 'desk.receipts.onPhone', { name: receipt.name })}</span>
            <b data-tone={receipt.shown > 0 ? 'proof' : 'waits'}>{shownWords(receipt, t)}</b>
          </li>
        ))}
        <li className="fact">
          <span>{t('duty.box.stations')}</span>
          <span className="fact-end">{toldStations.map(({ name }) => name).join(', ')}</span>
        </li>
      </ul>
      {going.length > 0 && (
        <>
          <h2>{t('desk.receipts.patrols')}</h2>
          <ul>
            {going.map(({ id, name, coming }) => (
              <li key={id} className="fact">
                <b>{name}</b>
                {view.onSceneAt ? (
                  <b data-tone="proof">{t('desk.receipts.onScene', { time: shortTime(view.onSceneAt) })}</b>
                ) : (
                  <b data-tone={coming ? 'proof' : 'waits'}>{t(coming ? 'desk.receipts.onTheWay' : 'desk.receipts.dispatched')}</b>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The commander's telephone: whether somebody has it in the hand is what the desk waits for. */
export function CallLine({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const { byMessage, phase } = view
  const words = byMessage && callWords(byMessage, t)
  // Once somebody has it, nobody is called again: only who took it by telephone still says something.
  if (!words || !byMessage.call || (phase !== 'ringing' && (phase !== 'acknowledged' || byMessage.call.state !== 'answered'))) return null
  return (
    <p className="call-line" data-tone={toneOfMessage({ channel: 'call', state: byMessage.call.state })} role="status">
      {words}
    </p>
  )
}

function goingThere({ onTheWay = [], patrols = [] }: IncidentView) {
  const said = new Set<string>(onTheWay.map(({ id }) => id))
  return [
    ...onTheWay.map((person) => ({ ...person, coming: true })),
    ...patrols.filter(({ id }) => !said.has(id)).map((person) => ({ ...person, coming: false })),
  ]
}

/** "shown on 1 of 1 duty pages; shown on 3 of 4 phones" */
export function receiptWords({ consoles, phones }: IncidentView['receipts'], t: TFunction): string {
  return [
    consoles.told > 0 ? t('desk.receipts.consoles', consoles) : t('desk.receipts.noConsole'),
    phones.told > 0 ? t('desk.receipts.phones', phones) : t('desk.receipts.noPhone'),
  ].join('; ')
}

function shownWords({ told, shown, shownAt, unreachableSince }: Receipt, t: TFunction): string {
  if (unreachableSince) return t('desk.receipts.unreachable', { time: shortTime(unreachableSince) })
  if (shown === 0) return t('desk.receipts.notShown')
  const time = shownAt ? clockTime(shownAt) : ''
  return told > 1 ? t('desk.receipts.shownSome', { told, shown, time }) : t('desk.receipts.shownAt', { time }).trim()
}
