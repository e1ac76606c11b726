/** The mains fail at the station: what its desk, the desk above, the wall and the paper say, and what is left when the hub has gone. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Demo } from '../../hub/demo/demo.ts'
import { chromium, DESKTOP, demo, openPage, PHONE, signedIn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

/** The UPS is asked every five seconds, and a flicker lasts as long. */
const TOLD = { timeout: 60_000 }

const power = async (at: Demo, state: 'on' | 'off' | 'low') => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state }) }
  expect((await fetch(`${at.httpUrl}/demo/power`, init)).status).toBe(200)
}
const looks = async (page: Page, language: string, scheme: string) => {
  await page.evaluate(
    `localStorage.setItem('tieng-chuong.language', '${language}'); localStorage.setItem('tieng-chuong.scheme.duty', '${scheme}')`,
  )
  await page.reload()
}

it('the desk reads how long the battery lasts, is told good-bye, and keeps the numbers when the hub has gone', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const wallOfDemo = await openPage(browser, `${at.httpUrl}/demo`)
  await wallOfDemo.getByRole('button', { name: 'Cắt điện lưới' }).click()
  await picture(wallOfDemo, 'demo-power')

  const desk = await signedIn(browser, at, 'truc-ban', '/duty', DESKTOP)
  await takeDuty(desk)
  await desk.getByText(/Mất điện lưới, còn khoảng 2\d phút/).waitFor(TOLD)
  await picture(desk, 'power-mains-failed')
  await expectAccessible(desk, 'power-mains-failed')

  await power(at, 'low')
  await desk.getByText(/SẮP MẤT ĐIỆN: máy chủ sắp tắt/).waitFor(TOLD)
  await desk.getByText(/Đừng đóng trang này/).waitFor()
  await picture(desk, 'power-goodbye')
  await expectAccessible(desk, 'power-goodbye')
  const wall = await signedIn(browser, at, 'truc-ban', '/duty/wall', DESKTOP)
  await wall.getByText(/Công an .*SẮP MẤT ĐIỆN/).waitFor(TOLD)
  await picture(wall, 'power-wall')
  const above = await signedIn(browser, at, 'cong-an-tinh', '/duty', PHONE)
  await above.getByText(/SẮP MẤT ĐIỆN: máy chủ sắp tắt/).waitFor(TOLD)
  await picture(above, 'power-goodbye-phone')
  await looks(above, 'en', 'light')
  await above.getByText(/POWER ABOUT TO END/).waitFor(TOLD)
  await picture(above, 'power-goodbye-light-en-phone')
  await expectAccessible(above, 'power-goodbye-light-en-phone')

  await desk.getByRole('link', { name: 'Số điện thoại các cơ sở' }).first().click()
  await desk.getByRole('button', { name: 'In danh sách' }).waitFor()
  await desk
    .getByRole('cell', { name: /Tiệm vàng Kim Hoa/ })
    .first()
    .waitFor()
  await picture(desk, 'power-phones')
  await expectAccessible(desk, 'power-phones')
  expect([...desk.trouble, ...wall.trouble, ...above.trouble, ...wallOfDemo.trouble]).toEqual([])

  await at.close()
  await desk.getByText(/báo sắp mất điện lúc/).waitFor({ timeout: 60_000 })
  await picture(desk, 'power-hub-gone')
})
