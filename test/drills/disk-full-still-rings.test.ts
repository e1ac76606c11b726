import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

it('with no room left people are told, the PUBACK is withheld, health says so, and officers can answer', async () => {
  const town = await commune({ hub: { journalPages: 64 } })
  const officer = await town.onDuty('officer')
  const teller = await town.button('teller')
  await teller.press()
  const first = await officer.incident()
  const { desk } = town.hub()
  const by = { person: town.id('officer'), role: 'officer', station: town.id('home') } as never
  for (let note = 0; note < 200; note += 1)
    void desk.submit({ type: 'Note', at: town.clock.now(), incident: first.id, by, text: 'x'.repeat(2_000) })
  await until('the disk is full', async () => (await town.nobody().get('/health')).checks.journal.status === 'degraded')

  let safe = false
  const button = await town.button('counter')
  button
    .press({ press: 'p1' })
    .then(() => {
      safe = true
    })
    .catch(() => {})
  await until('the press is decided', () => desk.look((state) => state.incidents.size) === 2)
  await town.clock.push(300)
  const { data } = await officer.feed.until(
    'the desk rings',
    ({ event, data: view }) => event === 'incident' && view.site.id === town.id('shop'),
  )
  expect(data).toMatchObject({ ringing: true, unwritten: true })
  expect(await officer.post(`/incidents/${data.id}/acknowledge`)).toMatchObject({ phase: 'acknowledged', ringing: false })
  const health = await town.nobody().get('/health')
  expect(health).toMatchObject({ status: 'degraded', checks: { journal: { status: 'degraded', detail: expect.stringMatching(/full/i) } } })
  expect(JSON.stringify(health)).not.toContain('Tiệm vàng')
  await town.clock.push(5_000)
  expect(safe).toBe(false)
})
