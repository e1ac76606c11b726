/** Does an alarm ring anywhere on this hub? What may wait then waits. */
type Ringing = {
  incidents: ReadonlyMap<unknown, { readonly quiet: unknown; readonly ring: unknown; readonly answer: { readonly phase: string } }>
}

export function alarmRings({ incidents }: Ringing): boolean {
  for (const { quiet, ring, answer } of incidents.values())
    if (quiet === null && answer.phase !== 'closed' && (ring !== null || answer.phase === 'ringing')) return true
  return false
}
