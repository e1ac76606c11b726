/** Which files take long, and so begin first. A file that is in no list is short; the order within one weight is by name. */
const HEAVY: readonly RegExp[] = [
  /\/(e2e\/(office|shop|silence|duty-frame|onboarding|patrol-|empty-desk|proof|quality|shift|power|firefox)|firmware-bridge\/soak|drills\/(bridge-)?kill-9|deploy\/wireguard)/,
  /\/(e2e|schedule)\//,
  /\/(drills|firmware-bridge|demo|backup|main|live-backup)/,
  /\/(http|registry|journal)\//,
]

/** @param name of a file, its path */
export function byWeight<File>(files: readonly File[], name: (file: File) => string): File[] {
  const weight = (file: File) => {
    const at = HEAVY.findIndex((pattern) => pattern.test(name(file)))
    return at === -1 ? HEAVY.length : at
  }
  return [...files].sort((a, b) => weight(a) - weight(b) || name(a).localeCompare(name(b)))
}
