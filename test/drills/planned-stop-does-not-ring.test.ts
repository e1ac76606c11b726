import { expect, it } from 'vitest'
import { contactsOf, twoHubs } from '../harness/two-hubs.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000

it('a hub that is stopped in order says so, and nobody is called for an update; after ten minutes somebody is', {
  timeout: 120_000,
}, async () => {
  const { watching, watched, silent, seen, heard, known } = await twoHubs()
  const officer = await watching.onDuty('officer')

  await watched.stop()
  await until('it has said good-bye', async () => (await known()).state === 'stopping', LONG)
  await silent(120)
  await silent(400)
  const [entry] = await seen('it is shown', () => contactsOf(officer).length > 0 && contactsOf(officer))
  expect(entry).toMatchObject({ cause: 'watched-hub', planned: { reason: 'command' } })
  expect(entry, 'and nobody has to do anything about it').not.toHaveProperty('toAcknowledge')
  await watched.start()
  await heard()
  await seen('it is over', () => contactsOf(officer).length === 0)
  expect((await officer.get('/duty/digest')).pastOutages, 'no contact was lost').toEqual([])

  await watched.stop()
  await until('it has said good-bye again', async () => (await known()).state === 'stopping', LONG)
  await silent(590)
  expect((await known()).state).toBe('stopping')
  await silent(15)
  expect((await known()).state, 'a stop on purpose is believed for ten minutes').toBe('lost')
  await seen('the officer must see it', () => contactsOf(officer).some(({ toAcknowledge }: any) => toAcknowledge))
})
