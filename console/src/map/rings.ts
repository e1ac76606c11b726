import type { TFunction } from 'i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { distance } from '../incident/words.ts'
import { type Drawing, ring } from './drawing.ts'

const RINGS_M = [500, 1000, 2000, 5000, 10_000] as const

/** What an empty map is read by. */
export const ringsAround = (centre: Location, t: TFunction, language: string): Drawing =>
  RINGS_M.flatMap((metres) => ring(centre, metres, distance(metres, t, language)))
