import { type Guide, version } from 'virtual:manual'
import { useTranslation } from 'react-i18next'
import { Logo } from '../look/logo.tsx'
import { day } from '../time/format.ts'

/** Left empty on the paper, for a pen. */
const BLANK = '\u00a0'

/**
 * The first page of the printed booklet; on a screen it is not there.
 * @param props.hub the office as the hub knows it; nobody signed in: a line to write on
 */
export function Cover({ hub, title, shown }: { hub: string | undefined; title: string; shown: readonly Guide[] }) {
  const { t } = useTranslation()
  const office = hub === t('brand') ? undefined : hub
  const lines = [
    [t('manual.cover.office'), office ?? BLANK],
    [t('manual.cover.address'), location.origin],
    [t('manual.cover.desk'), BLANK],
    [t('manual.cover.keeper'), BLANK],
    [t('manual.cover.above'), BLANK],
  ]
  return (
    <section className="manual-cover" aria-hidden="true">
      <Logo />
      <p className="manual-cover-office">{office ?? BLANK}</p>
      <p className="manual-cover-brand">{t('brand')}</p>
      <p className="manual-cover-title">{title}</p>
      <p>{t('manual.cover.version', { version })}</p>
      <p>{`${t('manual.cover.printed')}: ${day(Date.now())}`}</p>
      <table>
        <caption>{t('manual.cover.fillIn')}</caption>
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > 1 && (
        <div className="manual-cover-contents">
          <p>{t('manual.cover.contents')}</p>
          <ol>
            {shown.map(({ name, title: words }) => (
              <li key={name}>{words}</li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
