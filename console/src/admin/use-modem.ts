import { useQuery } from '@tanstack/react-query'
import type { ModemView } from '../../../hub/contract/message-views.ts'
import { call } from '../api/call.ts'

/** As long as an answer is waited for, it is looked at every second. */
export const useModem = (gateway: string) =>
  useQuery({
    queryKey: ['gateway', gateway, 'modem'],
    queryFn: () => call<ModemView>('GET', `/gateways/${gateway}/modem`),
    refetchInterval: ({ state }) => (state.data?.balance && !state.data.balance.heard ? 1_000 : 5_000),
  })
