/** One alarm at the desk, from its first second to the paper that is signed. */
import { expect, it } from 'vitest'
import { chromium, demo, PHONE, pressIn, signedIn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('an officer sees who has not been shown it, is told why it cannot be closed yet, quiets a babbling button, and prints the paper', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  // A patrol signs on with a phone that has never been able to receive.
  const patrol = await signedIn(browser, at, 'tuan-tra', '/patrol', PHONE)
  await patrol.getByRole('switch').waitFor({ state: 'attached' })
  await patrol.evaluate(`fetch('/api/v1/duty', { method: 'POST' }).then((r) => r.status)`)
  await patrol.goto('about:blank')
  await desk.getByText('Tổ 1').first().waitFor()

  await pressIn(at, 'Kim Hoa', undefined, 'Quầy 1')
  await desk.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  const incident = desk.getByRole('main')
  await incident.getByText('đã hiện trên 1/1 trang trực; không có điện thoại nào nhận thông báo').waitFor()
  await incident.getByText(/^đã hiện \d\d:\d\d:\d\d$/).waitFor()
  await incident
    .getByText(/không nhận thông báo từ \d\d:\d\d/)
    .first()
    .waitFor()
  await incident
    .getByRole('link', { name: /Gọi .*09/ })
    .first()
    .waitFor()
  await incident.getByText('khóa đến khi có tổ tại hiện trường').waitFor()
  await incident.getByText('KH-07', { exact: true }).waitFor()

  // The second press is news that can be seen.
  await pressIn(at, 'Kim Hoa', undefined, 'Phòng két')
  await incident.getByText(/BẤM LẠI: Phòng két/).waitFor()
  await picture(desk, 'duty-incident-rang-again')
  await expectAccessible(desk, 'duty-incident-rang-again')
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await incident.getByText(/N\. V\. Minh tiếp nhận lúc/).waitFor()

  // The dialog knows what the hub would refuse, and says why.
  await incident.getByRole('button', { name: /^Kết thúc vụ việc/ }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByText(/Chưa có tổ nào báo đã đến hiện trường/).waitFor()
  expect(await dialog.getByLabel('Báo nhầm').isDisabled()).toBe(true)
  expect(await dialog.getByLabel('Diễn tập').isDisabled()).toBe(false)
  await picture(desk, 'duty-close-not-yet')
  await expectAccessible(desk, 'the dialog that closes')
  await desk.keyboard.press('Escape')

  // A button that babbles is quieted with a reason and a time, and returned early.
  await incident.getByRole('button', { name: 'Tạm tách nút này: Quầy 1' }).click()
  expect(await dialog.getByRole('button', { name: /^Tạm tách 30 phút/ }).isDisabled()).toBe(true)
  await dialog.getByText('1 giờ', { exact: true }).click()
  await dialog.getByLabel('Lý do').fill('Nút kẹt, báo liên tục')
  await picture(desk, 'duty-bypass')
  await expectAccessible(desk, 'the dialog that bypasses')
  await dialog.getByRole('button', { name: 'Tạm tách 1 giờ' }).click()
  await incident.getByText(/Đang tạm tách đến \d\d:\d\d: Nút kẹt/).waitFor()
  await incident.getByRole('button', { name: /Nối lại ngay nút Quầy 1/ }).click()
  await dialog.getByRole('button', { name: 'Nối lại ngay' }).click()
  await incident.getByRole('button', { name: 'Tạm tách nút này: Quầy 1' }).waitFor()

  await incident.getByRole('button', { name: /^Điều động/ }).click()
  await picture(desk, 'duty-dispatch')
  await expectAccessible(desk, 'the dialog that dispatches')
  await dialog.getByText('Tổ 1').click()
  await dialog.getByRole('button', { name: /Điều 1 tổ/ }).click()
  await incident.getByText('đã điều, chưa trả lời').waitFor()
  await incident.getByRole('button', { name: /^Đã đến/ }).click()
  await incident.getByText('khóa đến khi có tổ tại hiện trường').waitFor({ state: 'detached' })
  await incident.getByRole('button', { name: 'Bàn giao' }).click()
  await dialog.getByText('L. T. Hạnh').waitFor()
  await expectAccessible(desk, 'the dialog that hands over')
  await desk.keyboard.press('Escape')
  await incident.getByRole('button', { name: /^Ghi chú/ }).click()
  await dialog.getByLabel('Nội dung').fill('Hai đối tượng, xe máy màu xám')
  await expectAccessible(desk, 'the dialog that notes')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await incident.getByText(/Hai đối tượng/).waitFor()
  await picture(desk, 'duty-incident')
  await desk.getByText('EN', { exact: true }).click()
  await desk.getByText('Light', { exact: true }).click()
  await picture(desk, 'duty-incident-light-en')
  await expectAccessible(desk, 'duty-incident-light-en')
  for (const name of [
    /^Dispatch/,
    /^Note/,
    /^Hand over/,
    /^Close incident/,
    /^Bypass this button: Quầy 1/,
    /^Put the site on test/,
    /^Siren tested/,
  ]) {
    await desk.getByRole('button', { name }).click()
    await dialog.waitFor()
    await expectAccessible(desk, `the dialog of ${name} in the light`)
    await desk.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await desk.setViewportSize(PHONE.viewport)
  await picture(desk, 'duty-incident-phone')
  await desk.setViewportSize({ width: 360, height: 740 })
  await picture(desk, 'duty-incident-360')
  await desk.setViewportSize({ width: 1600, height: 900 })
  await desk.getByText('VI', { exact: true }).click()

  const paper = await incident.getByRole('link', { name: 'In biên bản' }).getAttribute('href')
  const printed = (await desk.evaluate(
    `fetch('${paper}').then(async (r) => [r.status, r.headers.get('content-type'), (await r.text()).slice(0, 5)])`,
  )) as unknown[]
  expect(printed).toEqual([200, 'application/pdf', '%PDF-'])
  const id = /incidents\/([^/]+)\//.exec(paper ?? '')?.[1]
  await incident.getByRole('button', { name: /^Kết thúc vụ việc/ }).click()
  await dialog.getByText('Báo nhầm').click()
  await dialog.getByRole('button', { name: 'Kết thúc', exact: true }).click()
  await desk.getByRole('heading', { name: 'Không có báo động' }).waitFor()

  // What is closed can be read again, and taken away.
  await desk.getByRole('link', { name: /Tiệm vàng Kim Hoa/ }).click()
  await desk.getByText('Kết luận: Báo nhầm').waitFor()
  await desk.getByText(/Hai đối tượng/).waitFor()
  expect(new URL(desk.url()).pathname).toBe(`/duty/incidents/${id}`)
  expect(await desk.getByRole('button', { name: /TIẾP NHẬN|Điều động|Ghi chú/ }).count()).toBe(0)
  await desk.getByRole('link', { name: 'In biên bản' }).waitFor()
  await picture(desk, 'duty-closed-incident')
  await expectAccessible(desk, 'a closed incident')
  await desk.setViewportSize(PHONE.viewport)
  await picture(desk, 'duty-closed-incident-phone')
  expect(desk.trouble).toEqual([])
})
