import { useTranslation } from 'react-i18next'
import type { RegisterView } from '../../../../hub/contract/shift.ts'
import { Paper, Signatures } from '../../look/paper.tsx'
import { day, shortTime } from '../../time/format.ts'
import { registerLine } from './register-words.ts'

const moment = (at: string) => `${shortTime(at)} ${day(at)}`

/** The sheet itself: who was on duty, the siren, and everything in order, with lines to sign. */
export function RegisterSheet({ view }: { view: RegisterView }) {
  const { t } = useTranslation()
  const { station, from, to, people, sirens, entries, madeAt, by } = view
  const officers = people.filter(({ role }) => role !== 'patrol').map(({ person }) => person)
  // Who prints the book of a shift they served hands it over.
  const giver = (officers.find(({ id }) => id === by.id) ?? officers[0])?.name
  return (
    <Paper title={t('shift.register.title')} official office={station.name} at={madeAt}>
      <p className="register-range">{t('shift.register.range', { from: moment(from), to: moment(to) })}</p>
      {view.partial && <p className="register-partial">{t('shift.register.partial')}</p>}
      <h3>{t('shift.register.people')}</h3>
      {people.length === 0 ? (
        <p>{t('shift.register.nobody')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['name', 'role', 'began', 'ended'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`shift.register.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ person, role, from: began, until }) => (
              <tr key={`${person.id} ${began}`}>
                <td>{person.name}</td>
                <td>{t(`role.${role}`)}</td>
                <td>{moment(began)}</td>
                <td>{until ? moment(until) : t('shift.register.stillOn')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('shift.register.siren')}</h3>
      {sirens.length === 0 && <p>{t('shift.register.sirenNever')}</p>}
      {sirens.map(({ at, person, heard }) => (
        <p key={`${person.id} ${at}`}>
          {heard
            ? t('shift.register.sirenHeard', { time: moment(at), name: person.name })
            : t('shift.register.sirenUnheard', { time: moment(at), name: person.name })}
        </p>
      ))}
      <h3>{t('shift.register.events')}</h3>
      {entries.length === 0 ? <p>{t('shift.register.nothing')}</p> : <Events view={view} />}
      <Signatures
        parties={[
          { role: t('shift.register.signGiver'), ...(giver ? { name: giver } : {}) },
          { role: t('shift.register.signTaker') },
          { role: t('shift.register.signCommander') },
        ]}
      />
    </Paper>
  )
}

function Events({ view: { from, to, entries } }: { view: RegisterView }) {
  const { t } = useTranslation()
  const oneDay = day(from) === day(to)
  return (
    <table className="register-events">
      <thead>
        <tr>
          {(['time', 'what', 'handling'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`shift.register.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const { what, how } = registerLine(entry, t)
          return (
            <tr key={`${entry.what} ${entry.at} ${what} ${how}`}>
              <td>{oneDay ? shortTime(entry.at) : moment(entry.at)}</td>
              <td>{what}</td>
              <td>{how}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
