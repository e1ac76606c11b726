/** Cuts lines and areas at the edge of a tile, with a little beyond it, so that no stroke ends in sight. */
import { EXTENT, type Point } from './mvt.ts'

const BEYOND = 128
const [LOW, HIGH] = [-BEYOND, EXTENT + BEYOND]

/** Liang–Barsky for each stretch; a line that leaves and returns becomes several. */
export function clipLine(points: readonly Point[]): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  for (const [at, to] of points.entries()) {
    const from = points[at - 1]
    if (!from) continue
    const inside = stretch(from, to)
    if (!inside) continue
    const [enter, leave] = inside
    const last = part.at(-1)
    if (!last || last[0] !== enter[0] || last[1] !== enter[1]) {
      part = [enter]
      parts.push(part)
    }
    part.push(leave)
  }
  return parts
}

function stretch([x0, y0]: Point, [x1, y1]: Point): [Point, Point] | null {
  let [start, end] = [0, 1]
  for (const [p, d] of [[x0, x1 - x0] as const, [y0, y1 - y0] as const]) {
    if (d === 0) {
      if (p < LOW || p > HIGH) return null
      continue
    }
    const [a, b] = [(LOW - p) / d, (HIGH - p) / d]
    start = Math.max(start, Math.min(a, b))
    end = Math.min(end, Math.max(a, b))
  }
  const on = (share: number): Point => [Math.round(x0 + (x1 - x0) * share), Math.round(y0 + (y1 - y0) * share)]
  return start < end ? [on(start), on(end)] : null
}

/** Sutherland–Hodgman, one edge after the other; fewer than three corners left: the area lies elsewhere. */
export function clipArea(corners: readonly Point[]): Point[] {
  const edges = [
    { axis: 0, limit: LOW, keepsAbove: true },
    { axis: 0, limit: HIGH, keepsAbove: false },
    { axis: 1, limit: LOW, keepsAbove: true },
    { axis: 1, limit: HIGH, keepsAbove: false },
  ] as const
  let left: Point[] = [...corners]
  for (const { axis, limit, keepsAbove } of edges) {
    const isIn = (point: Point) => (keepsAbove ? point[axis] >= limit : point[axis] <= limit)
    left = left.flatMap((point, at): Point[] => {
      const before = left.at(at - 1) ?? point
      if (isIn(before) === isIn(point)) return isIn(point) ? [point] : []
      const share = (limit - before[axis]) / (point[axis] - before[axis])
      const cut: Point = [Math.round(before[0] + (point[0] - before[0]) * share), Math.round(before[1] + (point[1] - before[1]) * share)]
      return isIn(point) ? [cut, point] : [cut]
    })
  }
  return left.length < 3 ? [] : left
}
