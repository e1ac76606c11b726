import type { Location } from '../../../hub/contract/resources.ts'

/** A hand cannot choose finer, and 1.1 m is finer than any door. */
const DIGITS = 5

export const roundedPlace = ({ lat, lon }: Location): Location => ({ lat: Number(lat.toFixed(DIGITS)), lon: Number(lon.toFixed(DIGITS)) })
/** 11.73390, 108.37720 */
export const placeWords = ({ lat, lon }: Location): string => `${lat.toFixed(DIGITS)}, ${lon.toFixed(DIGITS)}`
