/** A station: square, so that it is never taken for a site. */
export function StationPin({ name, far, strong = false }: { name: string; far?: string | undefined; strong?: boolean }) {
  return (
    <div className="pin-station" data-strong={strong || undefined}>
      <span className="pin-square" aria-hidden="true" />
      <span className="pin-words">
        {name}
        {far !== undefined && <span className="pin-far">{` · ${far}`}</span>}
      </span>
    </div>
  )
}
