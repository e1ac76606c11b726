import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it.each([
  ['nothing at all', '', 'unreadable'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x81]), 'unreadable'],
  ['an unknown kind', '{"kind":"xyz"}', 'unknown-code'],
  ['half a message', '{"press":"p1","ki', 'unreadable'],
  ['sixty thousand characters', 'x'.repeat(60_000), 'unreadable'],
])('%s on a press topic rings as a hold-up, is shown as such, and is acknowledged to the button', async (_, payload, mark) => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const { client } = await town.button('counter')
  await client.publishAsync(`buttons/${town.id('counter')}/press`, payload, { qos: 1 })
  const view = await officer.incident()
  expect(view).toMatchObject({ kind: 'holdup', ringing: true })
  expect(view.marks).toContain(mark)
})

it('a stored press that is played again on connecting is shown as late, and rings', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press({ press: 'p' }, { retain: true })
  expect(await officer.incident()).toMatchObject({ ringing: true, marks: ['late'] })
})
