/** What the channel of short messages and calls reads of the desk and the registry, at the moment it asks. */
import type { GatewayId, IncidentId, PersonId } from '../../contract/ids.ts'
import type { Channel } from '../../contract/message-events.ts'
import { dialled } from '../../contract/phone-number.ts'
import type { SiteKind } from '../../contract/resources.ts'
import type { Directory } from '../../core/directory.ts'
import { budgetLeft, isOpenFor, type Outgoing, ofOrder, openBalances, stillTrue, underWay } from '../../core/messages/outgoing-view.ts'
import { canBeAsked } from '../../core/messages/push-view.ts'
import type { Clock } from '../../desk/clock.ts'
import type { Registry } from '../../desk/ports/registry.ts'
import type { Desk } from '../../desk/types.ts'
import type { IncidentBrief } from '../deps.ts'
import type { Reader } from '../message-texts.ts'
import { createWorld } from '../world.ts'

export type ModemWorld = ReturnType<typeof createModemWorld>

type Deps = { clock: Pick<Clock, 'now'>; desk: Pick<Desk, 'look'>; registry: Pick<Registry, 'directory'> }

export function createModemWorld({ clock, desk, registry }: Deps) {
  const { describe, language, timeZone } = createWorld({ desk, registry })
  const directory = (): Directory => registry.directory()
  const postOf = (person: PersonId) => desk.look(({ duty }) => duty.get(person) ?? null)

  return {
    directory,
    language,
    describe,
    underWay: (): Outgoing[] => desk.look(underWay),
    ofOrder: (order: string): Outgoing[] => desk.look((state) => ofOrder(state, order)),
    isTrue: (message: Outgoing): boolean => desk.look((state) => stillTrue(state, message)),
    left: (channel: Channel) => desk.look((state) => budgetLeft(state, directory(), channel, clock.now())),
    balances: () => desk.look(openBalances),
    /** As it is dialled; null: the person is disabled, or has none. */
    numberOf(person: PersonId): string | null {
      const known = directory().people.get(person)
      return known && !known.disabled && known.phone !== undefined ? dialled(known.phone) : null
    },
    isModem: (gateway: GatewayId): boolean => isModem(directory(), gateway),
    /** Those that can be asked now. */
    modems: (): GatewayId[] =>
      desk.look(({ devices }) => [...directory().gateways.keys()].filter((id) => isModem(directory(), id) && canBeAsked(devices.get(id)))),
    siteKind: (incident: IncidentId): SiteKind =>
      desk.look(({ incidents }) => directory().sites.get(incidents.get(incident)?.site ?? ('' as never))?.kind ?? 'other'),
    rings: (): number => desk.look(({ incidents }) => [...incidents.values()].filter(({ ring }) => ring !== null).length),
    brief: (message: Outgoing): IncidentBrief | null => (message.incident === null ? null : describe(message.incident)),
    reader(person: PersonId): Reader {
      const { people, sites } = directory()
      const role = postOf(person)?.role ?? people.get(person)?.role
      const open = desk.look(({ incidents }) =>
        [...incidents.values()].filter((each) => isOpenFor(each, person)).map(({ site }) => sites.get(site)?.code ?? site),
      )
      return { language: language(), timeZone: timeZone(), isPatrol: role === 'patrol', open }
    },
    /** Has a message of an open alarm: whose answer it may be, when several people share a number. */
    isTold: (person: PersonId): boolean => desk.look(({ incidents }) => [...incidents.values()].some((each) => isOpenFor(each, person))),
    postOf,
  }
}

function isModem({ gateways }: Directory, id: GatewayId): boolean {
  const gateway = gateways.get(id)
  return gateway?.modem === true && gateway.retiredAt === undefined
}
