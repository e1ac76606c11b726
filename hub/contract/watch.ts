/** When a desk counts as left alone, and when its page asks whether somebody is still there. Hub and page go by the same numbers. */
export const WATCH = {
  /** Nothing touched for this long: the hub no longer counts the desk as attended. */
  unattendedAfterMs: 60 * 60_000,
  /** So much earlier the page asks, and says what happens if nobody answers. */
  askBeforeMs: 5 * 60_000,
  /** At night it asks with the shift's one soft sound, by day without any. Hours of the station's own clock. */
  nightFrom: 22,
  nightUntil: 6,
} as const
