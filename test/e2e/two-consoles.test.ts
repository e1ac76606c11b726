import { expect, it } from 'vitest'
import { chromium, demo, pressIn, signedIn, takeDuty } from '../harness/pages.ts'

it('an alarm rings on two consoles; one acknowledges by key, the other sees who; it is dispatched, reached and closed', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const [first, second] = [await signedIn(browser, at, 'truc-ban', '/duty'), await signedIn(browser, at, 'truc-ban-2', '/duty')]
  await takeDuty(first)
  await takeDuty(second)
  await pressIn(at, 'Kim Hoa')
  for (const page of [first, second]) {
    await page.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
    await page.getByText('Chưa ai tiếp nhận').first().waitFor()
    await expect.poll(() => page.title()).toContain('Kim Hoa')
    expect(await page.getByRole('button', { name: /^Điều động/ }).isDisabled()).toBe(true)
  }
  await first.getByText('khóa đến khi có tổ tại hiện trường').waitFor()
  await first.getByText('đã hiện trên 2/2 trang').waitFor()

  // Keys are dead for a second after the selection changed.
  const acknowledge = first.getByRole('button', { name: /TIẾP NHẬN/ })
  await acknowledge.and(first.locator(':enabled')).waitFor()
  await expectKey(first, 'Space', () =>
    first
      .getByText(/N\. V\. Minh tiếp nhận/)
      .first()
      .waitFor({ timeout: 500 }),
  )
  await second
    .getByText(/N\. V\. Minh tiếp nhận/)
    .first()
    .waitFor()

  await expectKey(first, 'd', () => first.getByRole('dialog', { name: /Điều động/ }).waitFor({ timeout: 500 }))
  const dialog = first.getByRole('dialog')
  await dialog.getByText(/Tổ 1/).click()
  await dialog.getByRole('button', { name: /Điều 1 tổ/ }).click()
  await second.getByText(/điều động Tổ 1/).waitFor()
  await first.getByRole('button', { name: /^Đã đến/ }).click()
  await first.getByText('khóa đến khi có tổ tại hiện trường').waitFor({ state: 'detached' })
  await first.getByRole('button', { name: /^Kết thúc vụ việc/ }).click()
  await first.getByRole('dialog').getByText('Báo nhầm').click()
  await first.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).click()
  for (const page of [first, second]) await page.getByRole('heading', { name: 'Không có báo động' }).waitFor()
  expect([...first.trouble, ...second.trouble]).toEqual([])
})

/** Presses a key until it works: it is dead for one second after the selection changed. What it did may be seen later, and it does that once. */
async function expectKey(page: Awaited<ReturnType<typeof signedIn>>, key: string, works: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    await page.keyboard.press(key)
    try {
      await works()
      return
    } catch (error) {
      if (attempt >= 60) throw error
    }
  }
}
