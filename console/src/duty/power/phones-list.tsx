import './texts.ts'
import { useTranslation } from 'react-i18next'
import type { SitePhones } from '../../kept/last-goodbye.ts'
import { telephone } from '../../look/telephone.ts'

/** Whom to call without the hub, site by site. */
export function PhonesList({ sites }: { sites: readonly SitePhones[] }) {
  const { t } = useTranslation()
  return (
    <table>
      <thead>
        <tr>
          {(['site', 'contact', 'phone'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`power.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sites.flatMap(({ id, name, code, contacts }) =>
          (contacts.length > 0 ? contacts : [null]).map((contact) => (
            <tr key={`${id} ${contact?.phone ?? ''}`}>
              <td>{`${name} (${code})`}</td>
              <td>{contact ? `${contact.name} · ${contact.role}` : t('power.none')}</td>
              <td>{contact && <a href={telephone(contact.phone)}>{contact.phone}</a>}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
