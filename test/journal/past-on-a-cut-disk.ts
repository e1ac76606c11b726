/** What is over in the journal of a disk whose power is cut, and when the night is in which it is forgotten; ms since 1970. */
export const DAY = 24 * 3_600_000
export const PAST = { before: 1_070 * DAY, now: 1_100 * DAY, incidents: 300, words: 'geheim', seq: 3 * 300 + 2 }
