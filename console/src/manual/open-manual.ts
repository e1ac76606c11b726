import { goTo } from '../path.ts'

export const MANUAL_PATH = '/manual'
/** One manual, however often it is asked for. */
const WINDOW = 'tieng-chuong-manual'
const WIDTH = 760

/**
 * In a window of its own at the right edge, narrower than the screen: a tab would hide the desk, and a desk that is hidden is an
 * unattended one (docs/decisions/0042).
 * @returns false when the browser opens no window
 */
export function openManual(): boolean {
  const { availWidth, availHeight } = screen
  const width = Math.min(WIDTH, Math.round(availWidth / 2))
  const opened = window.open(MANUAL_PATH, WINDOW, `popup,width=${width},height=${availHeight},left=${availWidth - width},top=0`)
  opened?.focus()
  return opened !== null
}

/** A commander may come from the patrol's page, which is not the page of the role. */
let cameFrom: string | null = null

export function readManual(): void {
  cameFrom = location.pathname
  goTo(MANUAL_PATH)
}

/**
 * Beside the desk the manual's own window goes, and the desk is there; else this page becomes the one it was opened from.
 * @param home where to when nobody came from anywhere
 */
export function leaveManual(home: string): void {
  const desk = window.opener as Window | null
  if (desk && !desk.closed) {
    desk.focus()
    window.close()
  }
  // Still here: a browser lets a page close only what a page has opened.
  if (!window.closed) goTo(cameFrom ?? home)
}
