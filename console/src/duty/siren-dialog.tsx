import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LEAST_VOLUME, play, setHeard, setVolume, unlockSiren, useSiren } from '../siren/siren.ts'
import type { Voice } from '../siren/voices.ts'

/** Sound that was never heard is not a siren: it plays until somebody answers. */
export function SirenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const siren = useSiren()
  const [voice, setVoice] = useState<Voice>('holdup')
  const [unheard, setUnheard] = useState(false)
  useEffect(() => {
    if (siren.running) play(voice)
  }, [voice, siren.running])
  useEffect(() => () => play(null), [])

  const again = () => {
    unlockSiren()
    setUnheard(false)
  }
  const heard = () => {
    setHeard(Date.now())
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('duty.siren.title')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className="dialog">
        <p className="dialog-ask">{t('duty.siren.ask')}</p>
        <p>{siren.running ? t('duty.siren.lead') : t('duty.siren.silent')}</p>
        <label className="volume">
          <span>{t('duty.siren.volume')}</span>
          <input
            type="range"
            min={LEAST_VOLUME}
            max={1}
            step={0.05}
            value={siren.volume}
            onChange={(event) => setVolume(Number(event.currentTarget.value))}
          />
        </label>
        {unheard && (
          <p className="trouble" role="status">
            {t('duty.siren.help')}
          </p>
        )}
        <div className="dialog-acts">
          <Button size="lg" color="#117243" disabled={!siren.running} onClick={heard} data-autofocus>
            {t('duty.siren.yes')}
          </Button>
          <Button size="lg" variant="default" onClick={() => setUnheard(true)}>
            {t('duty.siren.no')}
          </Button>
        </div>
        <div className="dialog-acts">
          <Button variant="subtle" onClick={again}>
            {t('duty.siren.again')}
          </Button>
          <Button variant="subtle" onClick={() => setVoice(voice === 'fire' ? 'holdup' : 'fire')}>
            {voice === 'fire' ? t('duty.siren.holdup') : t('duty.siren.fire')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
