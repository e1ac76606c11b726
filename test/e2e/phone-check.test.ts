/** `npm run doctor -- --phone`: the program in a terminal, a phone of nobody in a browser, and every step seen on both. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { CHILD_ENV } from '../harness/child-env.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { builtPages, chromium, openPage, PHONE } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { wokenPage } from '../harness/woken-page.ts'

const LONG_MS = 60_000

function terminal(town: Commune, ...given: string[]) {
  const program = join(import.meta.dirname, '..', '..', 'hub', 'doctor', 'main.ts')
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, [program, '--phone', ...given], {
    env: { ...CHILD_ENV, HUB_DATA_DIR: town.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const says = (what: string | RegExp) =>
    until(`the terminal says ${what}`, () => (typeof what === 'string' ? said.includes(what) : what.test(said)), LONG_MS)
  return {
    says,
    said: () => said,
    async link() {
      await says(/\/phone-check#\S+\n/)
      return /http\S+\/phone-check#\S+/.exec(said)?.[0] ?? ''
    },
    code: async () => (await ended)[0],
  }
}

it('a phone without an account proves page, worker, permission, push and siren, and the terminal shows each as it comes', {
  timeout: 240_000,
}, async () => {
  await builtPages()
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ clock: systemClock, env: { HUB_PUSH_HOSTS: new URL(service.origin).host, HUB_PUSH_CA: service.caFile } })
  const desk = terminal(town)
  const link = await desk.link()
  expect(desk.said(), 'a code to scan').toMatch(/[█▀▄]{10}/)

  const browser = await chromium()
  const { page, deliver, notifications } = await wokenPage(browser, town.hub(), service)
  await page.goto(link)
  await desk.says('✓ Điện thoại đã mở trang qua đường bảo mật.')
  await desk.says('✓ Bộ nhận báo đã cài vào điện thoại.')
  const allow = page.getByRole('button', { name: 'Cho phép và gửi thử' })
  await allow.waitFor({ timeout: LONG_MS })
  await picture(page, 'phone-check-begin-phone')
  await expectAccessible(page, 'phone-check-begin-phone')
  await allow.click()
  await desk.says('✓ Dịch vụ báo đã nhận tin của máy chủ.')
  expect(desk.said()).toContain('✓ Điện thoại cho phép thông báo.')
  const { notification } = await deliver('test')
  expect(new URL(notification.navigate).pathname, 'a touch leads back here').toBe('/phone-check')
  await desk.says('✓ Điện thoại đã hiện thông báo')

  const play = page.getByRole('button', { name: 'Phát thử còi' })
  await play.click({ timeout: LONG_MS })
  await page.getByRole('button', { name: 'Không nghe thấy' }).click()
  await desk.says('✗ Không nghe thấy còi.')
  await play.click({ timeout: LONG_MS })
  await page.getByRole('button', { name: 'Nghe rõ', exact: true }).click()
  await page.getByText('Điện thoại này nhận được báo động').waitFor({ timeout: LONG_MS })
  await picture(page, 'phone-check-passed-phone')
  await expectAccessible(page, 'phone-check-passed-phone')
  await until('the phone is left as it was found', () => page.evaluate('globalThis.unsubscribed === true'), LONG_MS)
  expect(await desk.code(), desk.said()).toBe(0)
  expect(desk.said()).toContain('Điện thoại này nhận được báo động: đủ sáu bước.')
  expect(await notifications()).toHaveLength(1)

  // It stands in no list that an alarm reads, and on the record that somebody made the link.
  expect([...town.hub().registry.directory().phones.values()].flat()).toEqual([])
  const { items } = await (await town.as('boss')).get('/audit?action=PhoneCheckBegan')
  expect(items).toHaveLength(1)
  expect(page.trouble).toEqual([])

  const second = await openPage(browser, link, PHONE)
  await second.getByText('Một điện thoại khác đã mở liên kết này').waitFor({ timeout: LONG_MS })
  const desk2 = terminal(town, '--lang', 'en')
  await desk2.link()
  await second.reload()
  await second.getByText('Liên kết này đã hết hạn hoặc đã được thay').waitFor({ timeout: LONG_MS })
  await desk2.says('Waiting for the phone…')
})

it('a push service that refuses is named on the phone, and another try may come right', { timeout: 240_000 }, async () => {
  await builtPages()
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ clock: systemClock, env: { HUB_PUSH_HOSTS: new URL(service.origin).host, HUB_PUSH_CA: service.caFile } })
  const desk = terminal(town, '--lang', 'en')
  const { page, phone, deliver } = await wokenPage(await chromium(), town.hub(), service)
  service.answer(phone.endpoint, { status: 403 }, { status: 201 })
  await page.goto(await desk.link())
  await page.getByRole('button', { name: 'Cho phép và gửi thử' }).click({ timeout: LONG_MS })
  await desk.says('✗ The push service did not take the message.')
  await page.getByText('Dịch vụ báo không nhận').waitFor({ timeout: LONG_MS })
  await page.getByRole('button', { name: 'EN, English' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await page.getByText('The push service did not take it').waitFor({ timeout: LONG_MS })
  await picture(page, 'phone-check-refused-phone-dark-en')
  await expectAccessible(page, 'phone-check-refused-phone-dark-en')
  await page.getByRole('button', { name: 'Send the test again' }).click()
  await desk.says('✓ The push service has taken the hub’s message.')
  await deliver('test')
  await desk.says('✓ The phone has shown the notification')
})
