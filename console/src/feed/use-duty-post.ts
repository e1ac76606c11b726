import { useMutation } from '@tanstack/react-query'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { call } from '../api/call.ts'
import { showDuty } from './feed.ts'

/** Signing on and off. The answer is shown at once; the feed says the same to everybody else. */
export function useDutyPost() {
  const on = useMutation({ mutationFn: () => call<DutyView>('POST', '/duty'), onSuccess: showDuty })
  const off = useMutation({
    mutationFn: () => call('DELETE', '/duty').then(() => call<DutyView>('GET', '/duty')),
    onSuccess: showDuty,
  })
  return { signOn: on.mutate, signOff: off.mutate, busy: on.isPending || off.isPending, error: on.error ?? off.error }
}
