import { expect, it } from 'vitest'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

/** Silent, and flagged as such by the round. */
async function dark(town: Commune, names: string[]): Promise<void> {
  const buttons = await Promise.all(names.map((name) => town.button(name, { reconnectPeriod: 0 })))
  for (const button of buttons) await button.beat()
  for (const button of buttons) button.cut()
}
/** What the desk was told last, if it is so. */
function lastOf({ feed }: Awaited<ReturnType<Commune['onDuty']>>, isSo: (view: any) => boolean): any {
  const view = feed.events.findLast(({ event }) => event === 'supervision')?.data
  return view && isSo(view) ? view : null
}
const rail = (view: any) => view.outages.filter((outage: any) => outage.tonight)

it('one button beside another that lives is on the rail after five minutes, not before; a weak battery never', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const safe = await town.button('safe')
  await safe.beat({ battery: 12 })
  await dark(town, ['counter'])
  const pass = async (...seconds: number[]) => {
    for (const each of seconds) {
      await town.clock.push(each * 1_000)
      await safe.beat({ battery: 12 })
    }
  }
  await pass(60, 32)
  await until('the round flags it', async () => (await officer.get('/buttons?state=offline')).items.length === 1)
  const data = await town.seen('it is told', () => lastOf(officer, (view) => view.outages.length === 1))
  expect([data.counts.lowBattery, rail(data)]).toEqual([1, []])
  expect((await officer.get('/duty/digest')).batteries).toMatchObject([{ button: { id: town.id('safe') }, battery: 12 }])
  await pass(60, 60, 60)
  expect(officer.feed.events.some(({ event, data: view }) => event === 'supervision' && rail(view).length > 0)).toBe(false)
  await pass(60, 30)
  const late = await town.seen('it is on the rail', () => lastOf(officer, (view) => rail(view).length === 1))
  expect(rail(late)).toMatchObject([{ cause: 'button', buttons: [{ id: town.id('counter') }] }])
})

it('a shop whose last button is silent, a bypass and a test are on the rail at once; what ended is in the digest, short ones counted', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await dark(town, ['teller'])
  await officer.post(`/buttons/${town.id('safe')}/bypass`, { minutes: 60, reason: 'Kẹt nút' })
  await officer.post(`/sites/${town.id('shop')}/on-test`, { minutes: 60, reason: 'Thợ thay pin' })
  await town.clock.push(92_000)
  const data = await town.seen('all three', () => lastOf(officer, (view) => rail(view).length === 1))
  expect(data.bypasses).toMatchObject([{ siteName: 'Tiệm vàng shop', label: 'Nút safe', tonight: true }])
  expect(data.onTest).toMatchObject([{ siteName: 'Tiệm vàng shop', tonight: true }])

  await (await town.button('teller')).beat()
  await town.seen('it is back', () => lastOf(officer, (view) => view.outages.length === 0))
  const digest = await officer.get('/duty/digest')
  expect(digest).toMatchObject({ outages: [], pastOutages: [], shortOutages: { count: 1, places: 1 }, bypasses: [{}], onTest: [{}] })
})

it('what nobody understood waits for the digest', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const counter = await town.button('counter')
  await counter.client.publishAsync(`buttons/${town.id('counter')}/beat`, 'not json', { qos: 1 })
  const data = await town.seen('it is told', () => lastOf(officer, (view) => view.notUnderstood.length === 1))
  expect(data.notUnderstood[0].tonight).toBe(false)
  expect((await officer.get('/duty/digest')).notUnderstood).toHaveLength(1)
})
