const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** 29 kB, 84,5 MB, 1,2 GB: decimal units, as file managers and USB sticks count. */
export function fileSize(bytes: number, language: string): string {
  const step = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step - 1],
    unitDisplay: 'short',
    maximumFractionDigits: step === 1 ? 0 : 1,
  }).format(bytes / 1000 ** step)
}
