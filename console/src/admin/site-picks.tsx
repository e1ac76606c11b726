import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../../hub/contract/resources.ts'
import { plainText } from '../look/plain-text.ts'

type Props = { sites: readonly Site[]; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }
/** Of hundreds, as many as a list can be read; the search finds the others. */
const SHOWN = 60

/** Sites to tick, the chosen ones first. */
export function SitePicks({ sites, chosen, onChange }: Props) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const isChosen = ({ id }: Site) => chosen.includes(id)
  const found = sites.filter((site) => isChosen(site) || plainText(`${site.code} ${site.name} ${site.address}`).includes(plainText(wanted)))
  const shown = [...found.filter(isChosen), ...found.filter((site) => !isChosen(site))].slice(0, SHOWN)
  return (
    <fieldset className="picks">
      <legend>{t('people.sites')}</legend>
      <TextInput
        type="search"
        aria-label={t('people.findSite')}
        placeholder={t('people.findSite')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <p role="status">{t('people.sitesChosen', { count: chosen.length })}</p>
      <ul>
        {shown.map((site) => (
          <li key={site.id}>
            <label>
              <input
                type="checkbox"
                checked={isChosen(site)}
                onChange={() => onChange(isChosen(site) ? chosen.filter((id) => id !== site.id) : [...chosen, site.id])}
              />
              <span>
                <b>{site.code}</b> {site.name}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
