/** Two hubs that are told of one another by their administrators, on their pages; and what the desk reads when one of them is silent. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { builtPages, chromium, DESKTOP, openPage, PHONE } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { contactsOf, twoHubs } from '../harness/two-hubs.ts'

const LONG = { timeout: 60_000 }

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

const round = ({ hub, clock }: Commune) => {
  const { desk, registry } = hub()
  return desk.submit({ type: 'SupervisionRound', at: clock.now(), directory: registry.directory() })
}

const english = async (page: Page, scheme: string, part: string) => {
  await page.evaluate(
    `localStorage.setItem('tieng-chuong.language', 'en'); localStorage.setItem('tieng-chuong.scheme.${part}', '${scheme}')`,
  )
  await page.reload()
}

it('a hub is added with whom to call, its token is handed over once and entered on the other; when it is silent the desk reads what to do and whom to call', {
  timeout: 240_000,
}, async () => {
  await builtPages()
  const [watching, watched] = [await commune({ hub: { rounds: false } }), await commune({ hub: { rounds: false } })]
  const browser = await chromium()

  const here = await openPage(browser, `${watching.hub().httpUrl}/admin/watched`, DESKTOP)
  await signIn(here, 'boss')
  await here.getByText('Chưa canh giúp trung tâm nào.').waitFor(LONG)
  await here.getByRole('button', { name: 'Thêm trung tâm' }).click()
  await here.getByLabel('Tên trung tâm').fill('Công an xã Hiệp Thạnh')
  await here.getByLabel('Trạm phải gọi khi mất liên lạc').selectOption({ label: 'Công an home' })
  await here.getByLabel('Gọi ai (thứ 1)').fill('Trực ban Hiệp Thạnh')
  await here.getByLabel('Số điện thoại (thứ 1)').fill('0263 000 003')
  await here.getByRole('button', { name: 'Tạo' }).click()
  const address = await here.getByLabel('Địa chỉ', { exact: true }).inputValue(LONG)
  const token = await here.getByLabel('Mã', { exact: true }).inputValue()
  expect(address).toBe(watching.hub().httpUrl)
  await picture(here, 'office-watched-token')
  await here.getByRole('button', { name: 'Đã đưa' }).click()
  await here.getByText(/chưa nghe lần nào/).waitFor()

  const there = await openPage(browser, `${watched.hub().httpUrl}/admin/watched`, PHONE)
  await signIn(there, 'boss')
  await there.getByText(/Máy chủ này chết thì không nơi nào biết/).waitFor(LONG)
  await there.getByLabel('Địa chỉ của trung tâm bạn').fill(address)
  await there.getByLabel('Mã do trung tâm bạn cấp').fill(token)
  await there.getByRole('button', { name: 'Lưu' }).click()
  await there.getByText(/được nhận lúc/).waitFor(LONG)
  await picture(there, 'office-watched-phone')
  await expectAccessible(there, 'where this hub says that it lives, on a phone')
  await here.getByText('đang nghe, bình thường').waitFor(LONG)
  await picture(here, 'office-watched')
  await expectAccessible(here, 'hubs that are watched')
  await english(here, 'dark', 'admin')
  await here.getByText('heard, all well').waitFor(LONG)
  await picture(here, 'office-watched-dark-en')

  const officer = await openPage(browser, `${watching.hub().httpUrl}/duty`, DESKTOP)
  await signIn(officer, 'officer')
  await officer.getByText('Nhận trực để bắt đầu ca').waitFor(LONG)
  // The other one stands still from here on.
  await watching.clock.push(61_000)
  await round(watching)
  await watching.clock.push(2_000)
  const raised = officer.getByRole('region', { name: 'Mất kết nối: phải xem ngay' })
  await raised.getByText('Trung tâm Công an xã Hiệp Thạnh', { exact: true }).waitFor(LONG)
  await raised.getByText(/Mất liên lạc với trung tâm Công an xã Hiệp Thạnh/).waitFor()
  await raised.getByRole('link', { name: /0263 000 003/ }).waitFor()
  await picture(officer, 'silence-watched-hub')
  await expectAccessible(officer, 'a hub that is not heard')
  await officer.setViewportSize(PHONE.viewport)
  await picture(officer, 'silence-watched-hub-phone')
  await officer.setViewportSize(DESKTOP.viewport)
  await english(officer, 'light', 'duty')
  await officer
    .getByText(/Lost contact with hub Công an xã Hiệp Thạnh/)
    .first()
    .waitFor(LONG)
  await picture(officer, 'silence-watched-hub-light-en')
  await officer.getByRole('button', { name: /^SEEN/ }).click()
  await officer
    .getByText(/Đ\/c officer/)
    .first()
    .waitFor(LONG)

  await watched.clock.push(16_000)
  await expect
    .poll(() => watching.hub().desk.look((state) => [...state.watched.values()].every(({ lost }) => lost === null)), LONG)
    .toBe(true)
  await watching.clock.push(2_000)
  await officer
    .getByText(/Lost contact with hub/)
    .first()
    .waitFor({ state: 'detached', ...LONG })
  expect([...here.trouble, ...there.trouble, ...officer.trouble]).toEqual([])
})

it('beats that nobody takes stand on the home page of the office, and beside the address what to do', { timeout: 120_000 }, async () => {
  await builtPages()
  const ca = await makeTestCa()
  const server = createServer({ key: ca.key, cert: ca.cert }, (_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.close()
    await ca.remove()
  })
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/ping`
  const town = await commune({ hub: { rounds: false } })
  const boss = await town.as('boss')
  await boss.post('/watched-hubs', {
    name: 'Công an xã Hiệp Thạnh',
    station: town.id('home'),
    phones: [{ name: 'Trực ban', phone: '113' }],
  })
  await boss.call('PUT', '/alive', { web: { url, method: 'GET' } })
  await expect
    .poll(async () => {
      await town.clock.push(5_000)
      return (await boss.get('/alive')).web.why
    }, LONG)
    .toBe('untrusted')

  const page = await openPage(await chromium(), `${town.hub().httpUrl}/admin`, DESKTOP)
  await signIn(page, 'boss')
  await page.getByText(/Không nơi nào nghe được máy chủ này \(tới địa chỉ bên ngoài\)/).waitFor(LONG)
  await page.getByText(/Trung tâm Công an xã Hiệp Thạnh nhờ canh giúp nhưng chưa nghe lần nào/).waitFor()
  await picture(page, 'office-home-unheard')
  await page.getByRole('link', { name: /Không nơi nào nghe được/ }).click()
  await page.getByText(/chứng thư bên đó không được tin.*HUB_ALIVE_CA/).waitFor(LONG)
  await expectAccessible(page, 'an address whose certificate is not trusted')
  await page.setViewportSize(PHONE.viewport)
  await picture(page, 'office-watched-untrusted-phone')
  expect(page.trouble).toEqual([])
})

it('a line that comes and goes reads so on the desk, with what to do and whom to call', { timeout: 120_000 }, async () => {
  await builtPages()
  const { watching, watched, silent, seen, heard, round } = await twoHubs()
  const officer = await watching.onDuty('officer')
  for (let n = 1; n <= 3; n += 1) {
    await silent(62)
    await watched.clock.push(15_000)
    await heard()
    await round()
  }
  await seen('it comes and goes', () => contactsOf(officer)[0]?.flapping)
  const desk = await openPage(await chromium(), `${watching.hub().httpUrl}/duty`, PHONE)
  await signIn(desk, 'second')
  const raised = desk.getByRole('region', { name: 'Mất kết nối: phải xem ngay' })
  await raised.getByText(/Đường truyền tới trung tâm Công an xã Hiệp Thạnh chập chờn/).waitFor(LONG)
  await raised.getByText(/nhờ bên đó xem lại bộ phát mạng/).waitFor()
  await raised.getByRole('link', { name: /0263 000 003/ }).waitFor()
  await picture(desk, 'silence-watched-unsteady-phone')
  await expectAccessible(desk, 'a line that comes and goes, on a phone')
  expect(desk.trouble).toEqual([])
})
