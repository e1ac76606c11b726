/**
 * What a page looks like, and whether everybody can read it. With SCREENSHOTS=<folder> (npm run screenshots) the pictures are kept,
 * as WebP, or as SCREENSHOTS_FORMAT=png; otherwise only what they show is checked.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const FOLDER = process.env.SCREENSHOTS
const FORMAT = process.env.SCREENSHOTS_FORMAT === 'png' ? 'png' : 'webp'

/** Takes the picture `<name>`, after checking that nothing is wider than the window. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    `${name} is not wider than its window`,
  ).toBe(true)
  if (!FOLDER) return
  mkdirSync(FOLDER, { recursive: true })
  const devtools = await page.context().newCDPSession(page)
  // A picture in the middle of a movement shows what nobody sees.
  await page.evaluate('for (const moving of document.getAnimations()) moving.finish?.call(moving)').catch(() => undefined)
  const { data } = await devtools.send('Page.captureScreenshot', FORMAT === 'png' ? { format: FORMAT } : { format: FORMAT, quality: 82 })
  await devtools.detach()
  writeFileSync(join(FOLDER, `${name}.${FORMAT}`), Buffer.from(data, 'base64'))
}

/** WCAG 2.2 AA as far as a machine can tell; every breach is named with the elements that commit it. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // Evaluated by the browser's own tools: the page's Content-Security-Policy lets no script of ours in, and stays as it is.
  await page.evaluate(axe.source)
  const found = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  )) as { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }
  const breaches = found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary?.slice(0, 200)}`),
  }))
  expect(breaches, `${name} is accessible`).toEqual([])
}

/** A thumb's width, in CSS pixels: WCAG 2.5.5, and what both makers of phones ask for. */
const THUMB = 44

/** On a phone everything that is pressed is as large as a thumb: buttons, what unfolds, links that stand in a list of their own. */
export async function expectTouchable(page: Page, name: string): Promise<void> {
  const small = await page.evaluate(`[...document.querySelectorAll('button, summary, select, .sheet a, .menu a, .manual-parts a')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < ${THUMB - 0.5} || height < ${THUMB - 0.5})
    .map(([each, { width, height }]) => \`\${Math.round(width)}×\${Math.round(height)} \${each.ariaLabel ?? each.textContent}\`)`)
  expect(small, `${name} can be touched`).toEqual([])
}
