/** Answers that carry more than the resource alone. */
import type { ContactRequest } from '../../../hub/contract/contact-requests.ts'
import type { BellVitals, ModemVitals } from '../../../hub/contract/messages.ts'
import type { Button, Contact, Gateway, MqttCredentials, Person } from '../../../hub/contract/resources.ts'
import type { RotaState } from '../../../hub/contract/rota.ts'
import type { ButtonState, PersonRef } from '../../../hub/contract/views.ts'

export type List<Item> = { items: Item[]; next?: string }

/** What a device told of itself; absent: it never did. */
export type DeviceSays = {
  lastHeardAt?: string
  battery?: number
  rssi?: number
  firmware?: string
  upSince?: string
  tamper?: boolean
  lowBattery?: boolean
}

export type GatewayView = Gateway &
  DeviceSays & {
    state: ButtonState
    buttons: number
    line?: 'closed' | 'silent'
    counters?: Readonly<Record<string, number>>
    provenAt?: string
    modemVitals?: ModemVitals
    bellVitals?: BellVitals
  }

/** A button as lists show it: what it is, and how it is. */
export type ButtonView = Button &
  DeviceSays & {
    state: ButtonState
    /** The last press, test or real, that proved it works. */
    lastPressAt?: string
    rota?: RotaState
    replaceBy?: string
    openedAt?: string
  }

export type MadeButton = { button: Button; mqtt: MqttCredentials | null }
export type MadePerson = Person & { invitation?: { token: string; link: string } }

/** A contact as a shop reads it: whether there is a challenge word, not which. */
export type ShownContact = Contact & { challengeHidden?: boolean }

/** A request of a shop for other contacts, as it is read. */
export type ContactRequestView = Omit<ContactRequest, 'site' | 'by' | 'decidedBy' | 'before' | 'contacts'> & {
  site: { id: string; code: string; name: string }
  by: PersonRef | null
  decidedBy?: PersonRef | null
  before: ShownContact[]
  contacts?: ShownContact[]
  /** To the administrator, of an open one: the contacts as they are now. */
  now?: Contact[]
}

/** What a desk sees of the police it can send or hand over to. */
export type Colleague = Pick<Person, 'id' | 'name' | 'role' | 'station'>
