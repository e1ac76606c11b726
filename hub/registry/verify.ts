/** Is it really this device, this person? What is not known costs as much to refuse as a wrong password. */
import type { ButtonId, DeviceId, PersonId, WatchedHubId } from '../contract/ids.ts'
import type { Registry } from '../desk/ports/registry.ts'
import { hashOfNobody } from './argon2.ts'
import type { RegistryData } from './data.ts'
import { isSecret, randomSecret, sha256 } from './secrets.ts'
import { isSpent, stepOfCode } from './totp.ts'

export type Verify = Pick<Registry, 'verifyDevice' | 'verifyPerson' | 'verifyPin' | 'verifyWatchedHub' | 'verifyCode'>

/**
 * @param matches compares a password with its argon2id hash; counted by the tests, throttled by the engine
 * @param spendStep false: it was used already
 */
export function verifyAgainst(
  data: () => RegistryData,
  matches: (password: string, hash: string) => Promise<boolean>,
  spendStep: (person: PersonId, step: number, at: number) => Promise<boolean>,
): Verify {
  const noDevice = sha256(randomSecret())
  const nobody = hashOfNobody()
  return {
    // A retired device has no hash any more, nor has a button behind a gateway.
    verifyDevice(id, password) {
      const known = data().devices.get(id as ButtonId)
      return isSecret(password, known ?? noDevice) && known !== undefined ? (id as DeviceId) : null
    },

    // The token begins with the id, so that one comparison is enough.
    verifyWatchedHub(token) {
      const id = token.slice(0, token.indexOf('.')) as WatchedHubId
      const known = data().watchedTokens.get(id)
      return isSecret(token, known ?? noDevice) && known !== undefined ? id : null
    },

    async verifyPerson(username, password) {
      // A phone's keyboard writes the first letter large.
      const name = username.trim().toLowerCase()
      const person = [...data().people.values()].find((one) => one.username === name)
      const hash = person && data().secrets.get(person.id)?.password
      const fits = await matches(password, hash ?? nobody)
      // Looked at again: the person may have been disabled while the hash was computed.
      return fits && hash !== undefined && person && isEnabled(data(), person.id) ? person.id : null
    },

    async verifyPin(id, pin) {
      const own = data().secrets.get(id)
      // Always both, so that somebody watching cannot tell the one from the other by the wait.
      const isDuress = await matches(pin, own?.duressPin ?? nobody)
      const isPin = await matches(pin, own?.pin ?? nobody)
      if (!isEnabled(data(), id)) return null
      if (isDuress && own?.duressPin !== undefined) return 'duress'
      return isPin && own?.pin !== undefined ? 'pin' : null
    },

    async verifyCode(id, code, at) {
      const own = data().secrets.get(id)?.secondFactor
      const step = own ? stepOfCode(own.secret, code, at) : null
      if (!own || step === null) return 'wrong'
      return !isSpent(step, own.since, at) && (await spendStep(id, step, at)) ? 'fits' : 'used'
    },
  }
}

export const isEnabled = (data: RegistryData, id: PersonId): boolean => data.people.get(id)?.disabled === false
