/** The modem of the sample commune, and who in it has a telephone. */
import type { PersonId } from '../contract/ids.ts'
import { phraseOfSite } from '../contract/phrases.ts'
import type { MqttCredentials } from '../contract/resources.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { SampleCommune } from './sample-commune.ts'
import { sampleSites } from './sample-sites.ts'
import type { Subscriber } from './telephone.ts'

/** @param at ms since 1970 */
export async function addModem(registry: Pick<Registry, 'submit'>, { stations }: SampleCommune, at: number): Promise<MqttCredentials> {
  const gateway = { label: 'Modem 4G của xã', station: stations.home, modem: true }
  const answer = await registry.submit({ type: 'AddGateway', at, by: null, gateway })
  if (!answer.ok || !answer.mqtt) throw new Error('the registry made no gateway for the modem')
  return answer.mqtt
}

/** Those who are called first. */
export const subscribersOf = ({ accounts, people }: SampleCommune): Subscriber[] =>
  [...accounts]
    .sort((a, b) => Number(b.role === 'commander') - Number(a.role === 'commander'))
    .flatMap(({ username, name, role, phone }) =>
      phone === undefined ? [] : [{ id: people.get(username) as PersonId, name, role, number: phone }],
    )

/** What each site's own phrase says. */
export const siteNames: ReadonlyMap<string, string> = new Map(
  sampleSites.flatMap(({ site }) => {
    const phrase = phraseOfSite(site.code)
    return phrase === null ? [] : [[phrase, site.name] as const]
  }),
)
