import { expect, it } from 'vitest'
import { phoneTrouble } from '../../console/src/patrol/phone-trouble.ts'
import type { OwnPhone } from '../../hub/contract/duty-views.ts'

const [mine, other] = ['mine', 'other'] as OwnPhone['id'][]
const since = '2026-11-22T03:00:00.000Z'
const phone = (id: OwnPhone['id'] | undefined, why?: 'gone' | 'refused' | 'not-shown') =>
  ({ id, ...(why && { trouble: { since, why } }) }) as OwnPhone

it.each([
  ['off duty nobody is told', false, 'proven', [phone(mine, 'not-shown')], null],
  ['this one, whatever it once proved', true, 'proven', [phone(mine, 'not-shown')], { which: 'this', why: 'not-shown', since }],
  ['this one says so itself', true, 'denied', [], { which: 'this', why: null }],
  ['another one', true, 'proven', [phone(mine), phone(other, 'refused')], { which: 'other', why: 'refused', since }],
  ['one that is gone was registered anew', true, 'proven', [phone(mine), phone(other, 'gone')], null],
  ['nothing is known before the hub was asked', true, 'hub-away', [phone(mine)], null],
  ['all well', true, 'never', [phone(mine), phone(other)], null],
] as const)('%s', (_, onDuty, standing, phones, found) => {
  expect(phoneTrouble({ onDuty, phones: [...phones] }, { standing, id: 'mine' })).toEqual(found)
})
