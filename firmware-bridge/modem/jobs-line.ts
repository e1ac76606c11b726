/** What the memory of the modem and its thread say to each other. */

export type JobsKept = [name: string, value: string][]
/** Null drops it. */
export type JobsRequest = [name: string, value: string | null][]
