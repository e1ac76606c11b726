import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Copyable } from '../admin/copyable.tsx'
import { doorOf, type ToConfigure } from './makes/to-configure.ts'
import { configFor, FIT, isMake, MAKES, type Make } from './makes.ts'
import { Qr } from './qr.tsx'

const VIEWS = ['text', 'qr', 'config'] as const
type View = (typeof VIEWS)[number]

/** The credentials of one button, once: as text, as a QR code, as the configuration of its make. */
export function Configuration({ to, make: given }: { to: ToConfigure; make: string | undefined }) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('text')
  const { plain, tls } = to.connection
  return (
    <section className="configuration" aria-label={t('onboarding.config.title')}>
      <p className="trouble">{t('onboarding.config.once')}</p>
      {plain.loopback && !tls && <p className="trouble">{t('onboarding.config.loopback')}</p>}
      {!plain.loopback && !tls && <p className="road-lead">{t('onboarding.config.plain')}</p>}
      <fieldset className="config-views">
        <legend className="unseen">{t('onboarding.config.as')}</legend>
        {VIEWS.map((each) => (
          <button key={each} type="button" className="plain" aria-pressed={view === each} onClick={() => setView(each)}>
            {t(`onboarding.config.${each}`)}
          </button>
        ))}
      </fieldset>
      {view === 'text' && <AsText to={to} />}
      {view === 'qr' && <AsQr to={to} />}
      {view === 'config' && <AsConfig to={to} given={given} />}
    </section>
  )
}

function AsText({ to }: { to: ToConfigure }) {
  const { t } = useTranslation()
  const { host, port, tls } = doorOf(to.connection)
  return (
    <>
      <Copyable label={t('onboarding.config.server')} value={`${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`} />
      <Copyable label={t('onboarding.config.user')} value={to.mqtt.username} />
      <Copyable label={t('onboarding.config.password')} value={to.mqtt.password} />
      <Copyable label={t('onboarding.config.press')} value={to.mqtt.topics.press ?? ''} />
    </>
  )
}

function AsQr({ to }: { to: ToConfigure }) {
  const { t } = useTranslation()
  const { host, port, tls } = doorOf(to.connection)
  const { username, password, topics } = to.mqtt
  const text = JSON.stringify({ url: `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`, username, password, press: topics.press })
  return (
    <>
      <Qr text={text} label={t('onboarding.config.qrLabel', { label: to.label })} />
      <p className="road-lead">{t('onboarding.config.qrLead')}</p>
    </>
  )
}

function AsConfig({ to, given }: { to: ToConfigure; given: string | undefined }) {
  const { t } = useTranslation()
  const [make, setMake] = useState<Make>(isMake(given) ? given : 'mqtt')
  const file = configFor(make, to)
  return (
    <>
      <NativeSelect
        label={t('onboarding.make')}
        value={make}
        data={MAKES.map((each) => ({ value: each, label: t(`onboarding.makes.${each}`) }))}
        onChange={(event) => setMake(event.currentTarget.value as Make)}
      />
      <p className={FIT[make] === 'not-yet' ? 'trouble' : 'road-lead'}>{t(`onboarding.fit.${FIT[make]}`)}</p>
      <p className="road-lead">{t(`onboarding.makeHint.${make}`)}</p>
      {file && (
        <>
          <textarea className="config-text" readOnly rows={14} aria-label={file.name} value={file.text} spellCheck={false} />
          <div className="road-acts">
            <CopyButton text={file.text} />
            <Button variant="default" component="a" href={downloadOf(file.text)} download={file.name}>
              {t('onboarding.config.download', { name: file.name })}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

/** A download opens nothing and runs nothing, so that the page's policy leaves it be. */
const downloadOf = (text: string) => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  if (!('clipboard' in navigator)) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <Button variant="default" onClick={() => void copy()}>
      {copied ? t('common.copied') : t('common.copy')}
    </Button>
  )
}
