/** As much of a key as tells two papers apart. */
export const shortKey = (recipient: string): string => `${recipient.slice(0, 9)}…${recipient.slice(-6)}`
