import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { smallPicture } from './small-picture.ts'

/** Chosen from a file and made small here, so that nobody has to know about sizes. */
export function LogoField({ logo = '', onChange }: { logo: string | undefined; onChange: (logo: string) => void }) {
  const { t } = useTranslation()
  const [isBad, setIsBad] = useState(false)
  const take = async (file: File | null) => {
    if (!file) return
    const made = await smallPicture(file)
    setIsBad(made === null)
    if (made !== null) onChange(made)
  }
  return (
    <div className="logo-field">
      <strong>{t('settings.logo')}</strong>
      <p>{t('settings.logoHint')}</p>
      <div className="logo-acts">
        {logo && <img className="logo" src={logo} alt="" />}
        <FileButton accept="image/png,image/webp,image/jpeg" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default">
              {t('settings.logoChoose')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button variant="default" onClick={() => onChange('')}>
            {t('settings.logoRemove')}
          </Button>
        )}
      </div>
      {isBad && <p role="alert">{t('settings.logoBad')}</p>}
    </div>
  )
}
