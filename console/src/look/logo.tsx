import { useState } from 'react'

/** The sign of the office; where it has none, what stands in its place. */
export function Logo({ instead = null }: { instead?: React.ReactNode }) {
  const [isThere, setIsThere] = useState(true)
  if (!isThere) return instead
  return <img className="logo" src="/api/v1/logo" alt="" onError={() => setIsThere(false)} />
}
