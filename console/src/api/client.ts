import { QueryClient } from '@tanstack/react-query'
import { isSignedOut } from './api-error.ts'

/** Reads only. Commands go through `call` and show their own answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !isSignedOut(error) && failures < 3,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
