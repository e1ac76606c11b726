const STEPS = [1, 2, 5] as const

/** The longest round distance that fits into so many metres: 500 m, 1 km, 2 km … */
export function roundBelow(metres: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, metres)))
  return ten * (STEPS.findLast((step) => step * ten <= metres) ?? 1)
}
