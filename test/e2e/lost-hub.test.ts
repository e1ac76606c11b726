import { expect, it } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { commune, PASSWORD } from '../harness/commune.ts'
import { freePort } from '../harness/free-port.ts'
import { builtPages, chromium, openPage } from '../harness/pages.ts'

it('when the hub is gone the page says so across its whole width, and when it is back it listens again by itself', {
  timeout: 300_000,
}, async () => {
  await builtPages()
  const town = await commune({ clock: systemClock, env: { HUB_HTTP_PORT: String(await freePort()) } })
  const page = await openPage(await chromium(), `${town.hub().httpUrl}/duty`)
  await page.getByLabel('Tên đăng nhập').fill('officer')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Không có báo động' }).waitFor()
  const lost = page.getByText('MẤT KẾT NỐI MÁY CHỦ')
  expect(await lost.isVisible()).toBe(false)

  await town.stop()
  await lost.waitFor({ timeout: 60_000 })
  await town.start()
  await lost.waitFor({ state: 'hidden', timeout: 60_000 })
  await (await town.button('counter')).press()
  await page.getByRole('heading', { name: 'Tiệm vàng shop' }).waitFor()
})
