/** Firefox ESR without a window, with a fresh profile, taking its pushes from a push service on this machine. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'

const PATH = '/usr/bin/firefox-esr'

export type Firefox = { browser: Browser; close(): Promise<void> }

/** @param pushServer WebSocket address of the push service, as `ws://127.0.0.1:PORT/` */
export async function launchFirefox(pushServer: string): Promise<Firefox> {
  if (!existsSync(PATH)) throw new Error(`${PATH} is missing: the web push tests need a real Firefox (Debian: apt install firefox-esr)`)
  const folder = await mkdtemp(join(tmpdir(), 'tieng-chuong-firefox-'))
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: PATH,
      headless: true,
      userDataDir: folder,
      // Its caches and its crash reports stay in the folder that goes away.
      env: { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' },
      extraPrefsFirefox: {
        'dom.push.serverURL': pushServer,
        'dom.push.testing.allowInsecureServerURL': true,
        'dom.push.connection.enabled': true,
        'dom.push.enabled': true,
        // 1 = allow: nobody is there to answer the question.
        'permissions.default.desktop-notification': 1,
        'alerts.useSystemBackend': false,
      },
    })
    return {
      browser,
      async close() {
        await browser.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}
