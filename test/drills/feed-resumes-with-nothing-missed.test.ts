import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a feed that was cut comes back with everything that changed meanwhile, closed alarms too, and survives a restart of the hub', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await (await town.button('counter')).press()
  const first = await officer.incident()
  await officer.feed.until('the alarm', ({ event, data }) => event === 'incident' && data.id === first.id)
  const lastId = officer.feed.events.findLast(({ id }) => id !== null)?.id ?? ''
  expect(lastId).not.toBe('')
  officer.feed.close()

  await officer.post(`/incidents/${first.id}/acknowledge`)
  await officer.post(`/incidents/${first.id}/close`, { disposition: 'drill' })
  await (await town.button('teller')).press()
  await town.stop()
  await town.start()

  const feed = await (await town.as('officer')).feed(lastId)
  expect(feed.incident(first.id)).toMatchObject({ phase: 'closed', disposition: 'drill' })
  const views = feed.events.filter(({ event }) => event === 'incident').map(({ data }) => data)
  expect(views.map((view) => view.site.id).sort()).toEqual([town.id('shop'), town.id('bank')].sort())
  const ready = feed.events.findIndex(({ event }) => event === 'ready')
  expect(feed.events.findLastIndex(({ event }) => event === 'incident')).toBeLessThan(ready)

  const fresh = await (await town.as('officer')).feed()
  expect(fresh.events.filter(({ event }) => event === 'incident').map(({ data }) => data.site.id)).toEqual([town.id('bank')])
})
