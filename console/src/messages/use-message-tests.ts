import { useQuery } from '@tanstack/react-query'
import type { MessageTestView } from '../../../hub/contract/message-views.ts'
import { call } from '../api/call.ts'
import { hubNow } from '../time/server-clock.ts'

/** As long as something may come of one. */
const LIVELY_MS = 4 * 60_000

export const useMessageTests = (person: string) =>
  useQuery({
    queryKey: ['message-tests', person],
    queryFn: async () => (await call<{ items: MessageTestView[] }>('GET', `/people/${person}/message-tests`)).items,
    refetchInterval: ({ state }) => ((state.data ?? []).some(({ askedAt }) => hubNow() - Date.parse(askedAt) < LIVELY_MS) ? 1_000 : 15_000),
  })
