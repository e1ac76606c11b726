/** One thing that needs an administrator, in words, and where it is done. */
export type Need = { key: string; words: string; to: string; isGrave: boolean }
