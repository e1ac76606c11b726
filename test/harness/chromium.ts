/** Chromium without a window, with a fresh profile and nothing to say to the outside. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PATH = '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The caller closes it, which also removes its profile. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(PATH)) throw new Error(`${PATH} is missing: the browser tests need Chromium (Debian: apt install chromium)`)
  return await chromium.launch({ executablePath: PATH, headless: true, args: FLAGS })
}
