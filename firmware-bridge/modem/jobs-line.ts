/** What the memory of the modem and its thread say to each other. */

/** Null drops it. */
export type JobsRequest = [name: string, value: string | null][]
export type JobsAnswer = { kept: [name: string, value: string][] } | { written: string | null }
