import type { Guide } from 'virtual:manual'
import { useTranslation } from 'react-i18next'
import { follow } from '../follow.ts'
import type { manual } from '../i18n/vi/manual.ts'

type Described = keyof typeof manual.for
const COMMAND = 'sudo tieng-chuong people reset admin'

/** For who is not signed in, perhaps because that is what does not work: that first, then every part with whom it is for. */
export function Start({ readable }: { readable: readonly Guide[] }) {
  const { t } = useTranslation()
  return (
    <div className="manual-text">
      <h1>{t('manual.title')}</h1>
      <p>{t('manual.lead')}</p>
      <section className="manual-out">
        <h2>{t('manual.lockedOut.title')}</h2>
        <ul>
          <li>{t('manual.lockedOut.officer')}</li>
          <li>
            {t('manual.lockedOut.adminType')} <code>{COMMAND}</code> {t('manual.lockedOut.adminThen')}
          </li>
          <li>{t('manual.lockedOut.hub')}</li>
        </ul>
      </section>
      <ul className="manual-parts">
        {readable
          .filter(({ appendix }) => !appendix)
          .map(({ name, title }) => (
            <li key={name}>
              <a href={`/manual/${name}`} onClick={(event) => follow(event, `/manual/${name}`)}>
                {title}
              </a>
              <span>{t(`manual.for.${name as Described}`)}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
