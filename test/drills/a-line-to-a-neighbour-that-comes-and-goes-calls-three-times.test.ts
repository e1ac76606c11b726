import { expect, it } from 'vitest'
import { contactsOf, twoHubs } from '../harness/two-hubs.ts'

it('a neighbour whose line comes and goes is three calls and then one quiet entry; when it stays away it is loud within three minutes', {
  timeout: 120_000,
}, async () => {
  const { watching, watched, silent, seen, heard, known, round } = await twoHubs()
  const officer = await watching.onDuty('officer')
  const entry = () => contactsOf(officer)[0]
  const back = async () => {
    await watched.clock.push(15_000)
    await heard()
    await round()
  }
  for (let n = 1; n <= 3; n += 1) {
    await silent(62)
    await seen(`loss ${n} calls`, () => entry()?.toAcknowledge && !entry()?.flapping)
    await back()
    if (n < 3) await seen(`return ${n} ends it`, () => contactsOf(officer).length === 0)
  }
  await seen('the third return leaves one entry', () => entry()?.flapping && entry()?.toAcknowledge)
  expect((await known()).flapping).toBe(true)
  await officer.post(`/supervision/outages/${entry().id}/acknowledge`, { note: 'bên đó đang xem' })
  await seen('it is quiet', () => !entry()?.toAcknowledge)

  await silent(120)
  await back()
  await watching.clock.push(2_000)
  expect(contactsOf(officer), 'quiet, and on the rail').toMatchObject([{ flapping: true, acknowledged: { note: 'bên đó đang xem' } }])

  await silent(182)
  await seen('dead', () => entry()?.toAcknowledge && !entry()?.flapping)
  expect(contactsOf(officer)).toHaveLength(1)
  expect((await known()).state).toBe('lost')
})
