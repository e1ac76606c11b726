import './texts.ts'
import { useQuery } from '@tanstack/react-query'
import type { ExerciseView } from '../../../hub/contract/exercises.ts'
import * as queries from './queries.ts'

const SOON_MS = 2 * 3_600_000

/** What the desk was told of beforehand, once it is near: an unannounced one stays on the page of whoever planned it. */
export function useAnnounced(now: number): ExerciseView[] {
  const { data } = useQuery({ ...queries.exercises, refetchInterval: 60_000 })
  const near = ({ announced, state, from }: ExerciseView) =>
    announced && (state === 'running' || (state === 'planned' && Date.parse(from) - now < SOON_MS))
  return data?.items.filter(near) ?? []
}
