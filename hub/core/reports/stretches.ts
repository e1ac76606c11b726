/** Sets of time: stretches [from, to), ms since 1970, sorted, none touching another. What is counted in them is counted once. */
export type Stretch = readonly [from: number, to: number]
export type Stretches = readonly Stretch[]

/** Of any stretches in any order; what is empty or backwards is no time. */
export function union(any: Stretches): Stretch[] {
  const sorted = any.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])
  const found: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

export function both(a: Stretches, b: Stretches): Stretch[] {
  const found: Stretch[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [from, to] = a[i] as Stretch
    const [other, end] = b[j] as Stretch
    if (Math.max(from, other) < Math.min(to, end)) found.push([Math.max(from, other), Math.min(to, end)])
    if (to < end) i += 1
    else j += 1
  }
  return found
}

export function minus(a: Stretches, b: Stretches): Stretch[] {
  const found: Stretch[] = []
  let j = 0
  for (const [from, to] of a) {
    let at = from
    while (j > 0 && (b[j - 1] as Stretch)[1] > from) j -= 1
    for (; j < b.length && (b[j] as Stretch)[0] < to; j += 1) {
      const [gone, back] = b[j] as Stretch
      if (gone > at) found.push([at, Math.min(gone, to)])
      at = Math.max(at, back)
    }
    if (at < to) found.push([at, to])
  }
  return found
}

export const lengthOf = (set: Stretches): number => set.reduce((sum, [from, to]) => sum + to - from, 0)

/** How much of it lies between two instants. */
export function lengthIn(set: Stretches, from: number, to: number): number {
  let sum = 0
  for (const [begin, end] of set) if (begin < to && end > from) sum += Math.min(end, to) - Math.max(begin, from)
  return sum
}
