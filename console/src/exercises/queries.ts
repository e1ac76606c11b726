import { queryOptions } from '@tanstack/react-query'
import type { ExercisesView } from '../../../hub/contract/exercises.ts'
import { call } from '../api/call.ts'

export const exercises = queryOptions({
  queryKey: ['exercises'],
  queryFn: () => call<ExercisesView>('GET', '/exercises'),
  refetchInterval: 5_000,
})
