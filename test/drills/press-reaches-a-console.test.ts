import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a press reaches the duty console of its station, and the button knows that it is safe', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  await button.press({ press: 'p1', kind: 'holdup', battery: 87 })
  const { data } = await officer.feed.until('the alarm is on the feed', ({ event }) => event === 'incident')
  expect(data).toMatchObject({
    kind: 'holdup',
    phase: 'ringing',
    ringing: true,
    site: { id: town.id('shop'), contacts: [{ where: 'outside' }] },
    buttons: [{ id: town.id('counter'), battery: 87 }],
    station: { id: town.id('home') },
    told: [town.id('home')],
    watching: [town.id('province')],
  })
  await officer.post(`/incidents/${data.id}/shown`, { surface: 'console' })
  const acknowledged = await officer.post(`/incidents/${data.id}/acknowledge`)
  expect(acknowledged).toMatchObject({ phase: 'acknowledged', ringing: false, acknowledgedBy: { id: town.id('officer') } })
})
