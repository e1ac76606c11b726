/** What does not work at a shop, as its manager reads it: no place of a button, nothing of an alarm. Made by core/silence/shop-trouble-view.ts. */
import { type Static, Type } from 'typebox'
import { IsoTime } from './resources.ts'

const number = Type.Integer({ minimum: 1, description: 'Of the button, as on the shop’s page' })

export const ShopTrouble = Type.Union([
  Type.Object({
    what: Type.Literal('dark', { description: 'Nothing of the site is heard' }),
    since: IsoTime,
    cause: Type.Enum(['site', 'gateway', 'street', 'operator', 'hub-line']),
    operator: Type.Optional(Type.String()),
  }),
  Type.Object({ what: Type.Literal('gateway-dark', { description: 'The gateway in the shop' }), since: IsoTime }),
  Type.Object({
    what: Type.Literal('button-dark', { description: 'For more than five minutes, beside others that live' }),
    since: IsoTime,
    number,
  }),
  Type.Object({
    what: Type.Literal('flapping', { description: 'Its connection comes and goes; no number: of the gateway' }),
    number: Type.Optional(number),
  }),
  Type.Object({ what: Type.Literal('low-battery'), number, battery: Type.Number() }),
  Type.Object({
    what: Type.Literal('sim'),
    /** Its last day. */
    day: Type.String({ format: 'date' }),
    left: Type.Integer({ description: 'Days; 0 is today, negative is past' }),
    soon: Type.Boolean({ description: 'Three days or less, or past' }),
  }),
])
export type ShopTrouble = Static<typeof ShopTrouble>
