/**
 * True when a person looking at this page sees that alarm's name: an element marked with it is in the window and nothing
 * lies over it. Below the fold, behind a dialog or on another page is not shown.
 */
export function isPainted(id: string): boolean {
  return [...document.querySelectorAll(`[data-alarm="${CSS.escape(id)}"]`)].some((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return false
    const x = left + width / 2
    return [top + height / 2, top + Math.min(height / 2, 16)].some((y) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && element.contains(there)
    })
  })
}
