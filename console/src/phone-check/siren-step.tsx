import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { play, unlockSiren, useSiren } from '../siren/siren.ts'

/** A siren that nobody has heard is none: it sounds until there is an answer. */
export function SirenStep({ onAnswer }: { onAnswer: (heard: boolean) => void }) {
  const { t } = useTranslation()
  const { running } = useSiren()
  const [asked, setAsked] = useState(false)
  const [unheard, setUnheard] = useState(false)
  useEffect(() => {
    if (asked && running) play('holdup')
    return () => play(null)
  }, [asked, running])

  const start = () => {
    // A browser lets sound out from a touch only.
    unlockSiren()
    setAsked(true)
  }
  const answer = (heard: boolean) => {
    setAsked(false)
    setUnheard(!heard)
    onAnswer(heard)
  }
  if (!asked)
    return (
      <>
        <p>{unheard ? t('phoneCheck.notHeardHelp') : t('phoneCheck.playLead')}</p>
        <Button size="lg" fullWidth onClick={start}>
          {t('phoneCheck.play')}
        </Button>
      </>
    )
  return (
    <>
      <p role="status">{t('phoneCheck.playing')}</p>
      <Button size="lg" fullWidth color="#117243" onClick={() => answer(true)}>
        {t('phoneCheck.heard')}
      </Button>
      <Button size="lg" fullWidth variant="default" onClick={() => answer(false)}>
        {t('phoneCheck.notHeard')}
      </Button>
    </>
  )
}
