import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SupervisionView } from '../../../../hub/contract/duty-views.ts'
import type { Site } from '../../../../hub/contract/resources.ts'
import * as queries from '../../api/queries.ts'
import { forgetGoodbye, keepGoodbye, type SitePhones } from '../../kept/last-goodbye.ts'
import { hubPowerOf } from './power-words.ts'

export const phonesOf = (sites: readonly Site[]): SitePhones[] =>
  sites.map(({ id, name, code, contacts }) => ({
    ...{ id, name, code },
    contacts: contacts.filter(({ where }) => where === 'outside').map((contact) => pick(contact)),
  }))

const pick = ({ name, role, phone }: Site['contacts'][number]) => ({ name, role, phone })

/** From the failure of the hub's mains on, the numbers lie in this browser; once they are back, they go. */
export function useKeepGoodbye(supervision: SupervisionView | null): void {
  const outage = hubPowerOf(supervision)
  const { data: sites } = useQuery({ ...queries.sites, enabled: outage !== undefined })
  const station = outage?.station?.name
  const saidAt = outage?.power?.goodbyeAt ?? null
  const at = supervision?.at
  useEffect(() => {
    if (at === undefined) return
    if (station === undefined) void forgetGoodbye()
    else if (sites) void keepGoodbye({ asOf: Date.parse(at), station, saidAt, sites: phonesOf(sites) })
  }, [at, station, saidAt, sites])
}
