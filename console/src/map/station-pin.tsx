/** A station: square, so that it is never taken for a site. */
export function StationPin({ words, strong = false }: { words: string; strong?: boolean }) {
  return (
    <div className="pin-station" data-strong={strong || undefined}>
      <span className="pin-square" aria-hidden="true" />
      <span className="pin-words">{words}</span>
    </div>
  )
}
