import { useMutation } from '@tanstack/react-query'
import type { Disposition, IncidentView } from '../../../hub/contract/views.ts'
import { call } from '../api/call.ts'
import { showAnswer } from '../feed/feed.ts'

export type Command =
  | { do: 'acknowledge' | 'arrive' | 'takeover' | 'real' }
  | { do: 'dispatch'; patrols?: string[] }
  | { do: 'note'; text: string }
  | { do: 'close'; disposition: Disposition; note?: string }
  | { do: 'handover'; to: string }

/** Sends one command about one incident and shows the hub's new view at once; `error` is the hub's refusal. */
export function useCommand() {
  const { mutate, error, isPending, variables, reset } = useMutation({
    mutationFn: ({ id, command: { do: verb, ...body } }: { id: string; command: Command }) =>
      call<IncidentView>('POST', `/incidents/${id}/${verb}`, Object.keys(body).length > 0 ? body : undefined),
    onSuccess: (view) => showAnswer(view),
  })
  return {
    send: (id: string, command: Command, done?: () => void) => mutate({ id, command }, done ? { onSuccess: done } : undefined),
    /** The refusal about this incident, if the last command for it was refused. */
    errorOf: (id: string) => (variables?.id === id ? error : null),
    isPending,
    reset,
  }
}
