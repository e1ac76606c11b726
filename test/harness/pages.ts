/** The demo in a real browser: what the browser tests stand on. */
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { buildConsoleIfStale } from '../../hub/console-build.ts'
import { type Demo, openDemo, readDemoConfig } from '../../hub/demo/demo.ts'
import { launchChromium } from './chromium.ts'

export const DESKTOP = { viewport: { width: 1600, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** For what will never come: a browser beside a dozen other programs takes its time. */
const WAIT_MS = 60_000

/** The pages of this tree, built when they are missing or old. */
export const builtPages = () => buildConsoleIfStale(join(import.meta.dirname, '../..'))

/** The whole demo on free ports, with the pages of this tree. */
export async function demo(env: Record<string, string> = {}): Promise<Demo> {
  await builtPages()
  const opened = await openDemo(readDemoConfig({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal', ...env }))
  onTestFinished(() => opened.close())
  return opened
}

export async function chromium(): Promise<Browser> {
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  return browser
}

/** Everything a page said that nobody should have to read: errors on its console, requests to another origin. */
export type Watched = Page & { trouble: string[] }

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = DESKTOP): Promise<Watched> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options })
  const page = watch(await context.newPage(), url)
  await page.goto(url)
  return page
}

/** Notes what the page says from now on. */
export function watch(page: Page, url: string): Watched {
  page.setDefaultTimeout(WAIT_MS)
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // Who is not signed in yet is answered 401, and the browser says so by itself.
    if (message.type() === 'error' && !message.text().includes('401')) trouble.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin)
      trouble.push(`foreign request: ${request.url()}`)
  })
  return Object.assign(page, { trouble })
}

/** Opens a page of the demo and signs in as one of its people. */
export async function signedIn(
  browser: Browser,
  at: Demo,
  username: string,
  path: string,
  options?: BrowserContextOptions,
): Promise<Watched> {
  const page = await openPage(browser, at.httpUrl + path, options)
  await signInOn(page, username)
  return page
}

export async function signInOn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Signs on and answers that the siren was heard. */
export async function takeDuty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nhận trực' }).click()
  await page.getByRole('button', { name: 'Đã nghe rõ' }).click()
  await page.getByText(/Còi đã thử/).waitFor()
}

/** Presses the button of that label in the first shop of that name, over MQTT like every other. */
export async function pressIn(at: Demo, shop: string, kind?: string, label = ''): Promise<string> {
  const { items } = (await (await fetch(`${at.httpUrl}/demo/buttons`)).json()) as {
    items: { id: string; label: string; site: { name: string } }[]
  }
  const button = items.find((item) => item.site.name.includes(shop) && item.label.includes(label))
  if (!button) throw new Error(`no button in ${shop}`)
  const reply = await fetch(`${at.httpUrl}/demo/buttons/${button.id}/press`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(kind ? { kind } : {}),
  })
  if (!reply.ok) throw new Error(`the press answered ${reply.status}`)
  return button.id
}
