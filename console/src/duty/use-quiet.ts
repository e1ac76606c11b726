import { useMutation } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export type Quieted = { what: 'on-test'; site: string } | { what: 'bypass'; button: string }
type Order = Quieted & ({ minutes: number; reason: string } | { end: true })

const pathOf = (quieted: Quieted) => (quieted.what === 'on-test' ? `/sites/${quieted.site}/on-test` : `/buttons/${quieted.button}/bypass`)

/** Deliberate quiet: begun with a reason and an end, or ended early. What is quiet now comes by the feed. */
export function useQuiet() {
  const { mutate, error, isPending, variables, reset } = useMutation({
    mutationFn: (order: Order) =>
      'end' in order ? call('DELETE', pathOf(order)) : call('POST', pathOf(order), { minutes: order.minutes, reason: order.reason }),
  })
  return {
    begin: (what: Quieted, minutes: number, reason: string, done: () => void) => mutate({ ...what, minutes, reason }, { onSuccess: done }),
    end: (what: Quieted, done?: () => void) => mutate({ ...what, end: true }, done ? { onSuccess: done } : undefined),
    errorOf: (what: Quieted) => (variables && pathOf(variables) === pathOf(what) ? error : null),
    isPending,
    reset,
  }
}
