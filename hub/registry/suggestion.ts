/** What a form can offer before a site exists. */
import { getDistance } from 'geolib'
import type { Suggestion } from '../contract/onboarding.ts'
import type { Location } from '../contract/resources.ts'
import type { RegistryData } from './data.ts'
import { codeMaker, codesOf } from './site-code.ts'

export function suggestionFor(
  data: RegistryData,
  { name, location }: { name?: string | undefined; location?: Location | undefined },
): Suggestion {
  const codes = codesOf(data)
  const code = name?.trim() ? codeMaker((taken) => codes.has(taken))(name) : undefined
  const stations = location
    ? [...data.stations.values()]
        .map(({ id, name, level, location: at }) => ({ id, name, level, distance: getDistance(location, at) }))
        .sort((a, b) => a.distance - b.distance)
    : []
  return { ...(code !== undefined && { code }), ...(location && { location }), stations }
}
