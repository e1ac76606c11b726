import './telephones.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortTime } from '../time/format.ts'
import { type DemoTelephone, hangUp, pressKey, write } from './demo-buttons.ts'

/** What people's telephones show: the short messages they were sent, and a call that rings. */
export function Telephones({ telephones }: { telephones: readonly DemoTelephone[] }) {
  const { t } = useTranslation()
  if (telephones.length === 0) return null
  return (
    <section className="telephones" aria-labelledby="telephones">
      <h2 id="telephones">{t('demo.telephones')}</h2>
      <p>{t('demo.telephonesLead')}</p>
      <ul>
        {telephones.map((telephone) => (
          <TelephoneCard key={telephone.id} telephone={telephone} />
        ))}
      </ul>
    </section>
  )
}

function TelephoneCard({ telephone }: { telephone: DemoTelephone }) {
  const { t } = useTranslation()
  const { id, name, role, number, messages, call, missed } = telephone
  const newestFirst = [...messages].reverse()
  return (
    <li className="telephone" data-call={call?.state ?? 'none'}>
      <h3>{name}</h3>
      <span className="telephone-number">{`${t(`role.${role}`)} · ${number}`}</span>
      {call && <Call id={id} name={name} call={call} />}
      {missed > 0 && <span className="telephone-missed">{t('demo.missed', { count: missed })}</span>}
      {messages.length === 0 ? (
        <span className="telephone-empty">{t('demo.noMessage')}</span>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
        <ol tabIndex={0} aria-label={t('demo.messagesOf', { name })}>
          {newestFirst.map(({ at, text, mine }) => (
            <li key={`${at} ${text}`} data-mine={mine} lang={mine ? undefined : 'vi'}>
              {text}
              <time dateTime={at}>{shortTime(at)}</time>
            </li>
          ))}
        </ol>
      )}
      {messages.length > 0 && <Reply id={id} name={name} />}
    </li>
  )
}

function Call({ id, name, call }: { id: string; name: string; call: NonNullable<DemoTelephone['call']> }) {
  const { t } = useTranslation()
  return (
    <div className="telephone-call" role="status">
      <b>{t(`demo.call.${call.state}`)}</b>
      <q lang="vi">{call.words}</q>
      <span className="telephone-keys">
        <button type="button" className="telephone-take" aria-label={t('demo.keyOneOf', { name })} onClick={() => void pressKey(id, '1')}>
          {t('demo.keyOne')}
        </button>
        <button type="button" aria-label={t('demo.hangUpOf', { name })} onClick={() => void hangUp(id)}>
          {t('demo.hangUp')}
        </button>
      </span>
    </div>
  )
}

/** 1 takes an alarm; with several, 1 and the code of the site. */
function Reply({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation()
  const [text, setText] = useState('1')
  return (
    <form
      className="telephone-reply"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void write(id, text.trim())
        setText('1')
      }}
    >
      <input
        aria-label={t('demo.replyOf', { name })}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit">{t('demo.reply')}</button>
    </form>
  )
}
