/** What can be said of an imported sheet: a stable code, which a page translates, and the words that go into it. */
import { type Static, Type } from 'typebox'

export const SheetFault = Type.Enum([
  // the file
  'not-utf8',
  'not-csv',
  'not-xlsx',
  'too-large',
  'damaged',
  'no-headers',
  'no-rows',
  'too-many-rows',
  'two-columns',
  'no-column',
  'no-place-column',
  // a row
  'no-name',
  'no-address',
  'no-place',
  'not-a-kind',
  'not-a-lamp',
  'not-an-uplink',
  'no-uplink',
  'not-a-day',
  'not-a-test-day',
  'line-has-no-sim',
  'bad-code',
  'same-as-row',
  'no-such-station',
  'several-stations',
  'no-station',
  'too-long',
  'unfit',
  // a place
  'link-without-place',
  'not-degrees',
  'exchanged',
  'off-the-globe',
  'in-the-sea',
  // a contact
  'contact-unnamed',
  'contact-unnumbered',
  'not-a-where',
  'not-a-phone',
  'phone-shortened',
  // only worth a look
  'phone-restored',
  'where-unsaid',
  'site-known',
])
export type SheetFault = Static<typeof SheetFault>

/** `message` is English and for scripts; `words` go into a page's own sentence for `why`. */
export const Remark = Type.Object({
  at: Type.String(),
  why: SheetFault,
  message: Type.String(),
  words: Type.Optional(Type.Record(Type.String(), Type.String())),
})
export type Remark = Static<typeof Remark>
export const RowRemark = Type.Object({ row: Type.Integer(), ...Remark.properties })
export type RowRemark = Static<typeof RowRemark>
