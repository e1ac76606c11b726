import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

const DAY_MS = 24 * 3_600_000

it('an exercise is in no response time and no false press, open, closed, or once it was called real', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  const [shop, bank] = [town.id('shop'), town.id('bank')]
  // Handed over long ago, so that false presses count.
  for (const site of [shop, bank]) await boss.patch(`/sites/${site}`, { service: 'fitting' })
  for (const site of [shop, bank]) await boss.post(`/sites/${site}/handover`, {})
  await town.clock.jump(40 * DAY_MS)
  const officer = await town.onDuty('officer')
  const commander = await town.as('commander')
  const [counter, teller] = [await town.button('counter'), await town.button('teller')]
  const plan = async (site: string) => commander.post(`/sites/${site}/exercise`, { minutes: 60, reason: 'Diễn tập' })
  const summary = async () => {
    // A report ends just before now.
    await town.clock.push(1_000)
    return officer.get('/reports/summary')
  }

  await plan(shop)
  await counter.press()
  const drill = await officer.incident()
  expect(await summary(), 'while it is open').toMatchObject({ counts: { total: 1, rang: 0, drills: 1 }, response: { incidents: 0 } })
  await officer.post(`/incidents/${drill.id}/acknowledge`)
  await officer.post(`/incidents/${drill.id}/close`, { disposition: 'drill' })
  expect(await summary()).toMatchObject({ counts: { drills: 1 }, response: { incidents: 0 }, falsePresses: { items: [] } })

  // What began as a drill, was called real and turned out to be nothing is nobody's false press either.
  await plan(bank)
  await teller.press()
  const wrong = (await officer.get('/incidents?phase=open')).items[0]
  await officer.post(`/incidents/${wrong.id}/acknowledge`)
  await officer.post(`/incidents/${wrong.id}/real`)
  await officer.post(`/incidents/${wrong.id}/acknowledge`)
  await officer.post(`/incidents/${wrong.id}/arrive`)
  await officer.post(`/incidents/${wrong.id}/close`, { disposition: 'false-alarm' })
  expect(await summary()).toMatchObject({ counts: { total: 2, drills: 2 }, response: { incidents: 0 }, falsePresses: { items: [] } })

  // A real false press is one, so that this test can tell.
  await town.clock.push(1_000)
  await counter.press()
  const real = (await officer.get('/incidents?phase=open')).items[0]
  await officer.post(`/incidents/${real.id}/acknowledge`)
  await officer.post(`/incidents/${real.id}/arrive`)
  await officer.post(`/incidents/${real.id}/close`, { disposition: 'false-alarm' })
  expect(await summary()).toMatchObject({
    counts: { rang: 1, drills: 2 },
    response: { incidents: 1 },
    falsePresses: { items: [{ site: { id: shop }, holdups: 1 }] },
  })
})
