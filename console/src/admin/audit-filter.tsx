import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { zonedTime } from '../time/zoned.ts'
import { actionName, GROUPS } from './audit-words.ts'

/** `from` and `to` are days as a date field writes them: 2026-11-26. */
export type AuditWanted = { q: string; person: string; action: string; from: string; to: string }
export const EVERYTHING: AuditWanted = { q: '', person: '', action: '', from: '', to: '' }

const DAY_MS = 24 * 3_600_000

/** As the hub is asked: whole days of its own time zone, the last one included. */
export function queryOf({ q, person, action, from, to }: AuditWanted): string {
  const query = new URLSearchParams()
  if (q.trim()) query.set('q', q.trim())
  if (person) query.set('person', person)
  if (action) query.set('action', action)
  if (from) query.set('from', new Date(zonedTime(`${from}T00:00`)).toISOString())
  if (to) query.set('to', new Date(zonedTime(`${to}T00:00`) + DAY_MS).toISOString())
  return query.toString()
}

type Props = { wanted: AuditWanted; onChange: (wanted: AuditWanted) => void; people: readonly PersonRead[] }

export function AuditFilter({ wanted, onChange, people }: Props) {
  const { t } = useTranslation()
  const set = (part: Partial<AuditWanted>) => onChange({ ...wanted, ...part })
  return (
    <search className="audit-filter">
      <label className="field audit-q">
        {t('audit.search')}
        <input type="search" value={wanted.q} onChange={(event) => set({ q: event.target.value })} />
      </label>
      <label className="field">
        {t('audit.person')}
        <select value={wanted.person} onChange={(event) => set({ person: event.target.value })}>
          <option value="">{t('audit.anyone')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('audit.action')}
        <select value={wanted.action} onChange={(event) => set({ action: event.target.value })}>
          <option value="">{t('audit.anything')}</option>
          {Object.entries(GROUPS).map(([group, actions]) => (
            <optgroup key={group} label={t(`audit.groups.${group as keyof typeof GROUPS}`)}>
              {actions.map((action) => (
                <option key={action} value={action}>
                  {actionName(action, t)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className="field">
        {t('audit.from')}
        <input type="date" value={wanted.from} onChange={(event) => set({ from: event.target.value })} />
      </label>
      <label className="field">
        {t('audit.to')}
        <input type="date" value={wanted.to} onChange={(event) => set({ to: event.target.value })} />
      </label>
      <button type="button" className="plain" onClick={() => onChange(EVERYTHING)}>
        {t('audit.clear')}
      </button>
    </search>
  )
}
