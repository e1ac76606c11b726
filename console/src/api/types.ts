/** Answers that carry more than the resource alone. */
import type { Button, MqttCredentials, Person } from '../../../hub/contract/resources.ts'
import type { ButtonState } from '../../../hub/contract/views.ts'

export type List<Item> = { items: Item[]; next?: string }

/** A button as lists show it: what it is, and how it is. */
export type ButtonView = Button & {
  state: ButtonState
  lastHeardAt?: string
  battery?: number
  /** The last press, test or real, that proved it works. */
  lastPressAt?: string
}

export type MadeButton = { button: Button; mqtt: MqttCredentials | null }
export type MadePerson = Person & { invitation?: { token: string; link: string } }

/** What a desk sees of the police it can send or hand over to. */
export type Colleague = Pick<Person, 'id' | 'name' | 'role' | 'station'>
