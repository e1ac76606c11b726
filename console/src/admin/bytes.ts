/** 12,4 MB, as the Vietnamese write it; decimal units, as file managers count. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let step = 0
  let left = size
  while (left >= 1000 && step < units.length - 1) {
    left /= 1000
    step += 1
  }
  return `${new Intl.NumberFormat('vi', { maximumFractionDigits: left < 10 && step > 0 ? 1 : 0 }).format(left)} ${units[step]}`
}
