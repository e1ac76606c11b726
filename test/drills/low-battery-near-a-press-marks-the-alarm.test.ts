import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a battery that is low when the button is pressed, or is told to be within two minutes, stands on the alarm; it changes nothing else', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const [counter, teller] = [await town.button('counter'), await town.button('teller')]
  await counter.beat({ battery: 14 })
  await counter.press()
  const { id } = await officer.incident()
  expect(await officer.incident(id)).toMatchObject({ ringing: true, marks: expect.arrayContaining(['low-battery']) })

  await town.clock.push(1_000)
  await teller.press()
  const marked = (data: any, mark: string) => data.site.id === town.id('bank') && data.marks.includes(mark)
  const { data: bank } = await officer.feed.until(
    'the bank rings',
    ({ event, data }) => event === 'incident' && data.site.id === town.id('bank'),
  )
  expect(bank.marks).not.toContain('low-battery')
  await town.clock.push(60_000)
  await teller.beat({ lowBattery: true, tamper: true })
  await officer.feed.until(
    'the desk sees both',
    ({ event, data }) => event === 'incident' && marked(data, 'low-battery') && marked(data, 'tamper'),
  )
  const view = await officer.get(`/incidents/${bank.id}`)
  expect(view).toMatchObject({ ringing: true, presses: 1, confirmed: true })
  expect(view.timeline.flatMap((entry: any) => entry.mark ?? [])).toEqual(expect.arrayContaining(['low-battery', 'tamper']))
})
