import { type QueryKey, useMutation } from '@tanstack/react-query'
import { queryClient } from '../api/client.ts'

/** One change, after which what is shown of it is asked for anew. */
export function useChange<Asked = void, Answer = unknown>(change: (asked: Asked) => Promise<Answer>, ...stale: QueryKey[]) {
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
}
