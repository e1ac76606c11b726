/** The slips of a bag of buttons: each opens one button's configuration once, for whoever holds it; only its hash is kept. */
import type { ButtonId } from '../contract/ids.ts'
import { keepOnly, type Make, refuse } from './change.ts'
import { buttonTopics, issue } from './credentials.ts'
import { sha256 } from './secrets.ts'

const CLAIM_MS = 7 * 24 * 3_600_000

export const makeClaims: Make<'MakeClaims'> = (data, { buttons, at }, chance) => {
  for (const id of buttons) {
    const button = data.buttons.get(id)
    if (!button) return refuse('no-such-button', `There is no button ${id}.`)
    if (button.retiredAt !== undefined) return refuse('retired', `The button ${button.label} is retired: leave it out.`)
    if (!button.ownCredentials)
      return refuse('has-no-credentials', `The button ${button.label} speaks only through its gateway: it needs no slip.`)
  }
  const asked = new Set<ButtonId>(buttons)
  const expiresAt = at + CLAIM_MS
  const made = buttons.map((button) => ({ button, token: chance.secret(), expiresAt }))
  const kept = keepOnly(data.claims, (claim) => !asked.has(claim.button) && claim.expiresAt > at)
  const claims = new Map([...kept, ...made.map(({ button, token }) => [sha256(token), { button, expiresAt }] as const)])
  const [only] = buttons
  return { data: { ...data, claims }, subject: buttons.length === 1 && only ? only : `${buttons.length} buttons`, answer: { claims: made } }
}

/** The same answer for a token that never was, was used, or is too old: a guesser learns nothing. */
export const openClaim: Make<'OpenClaim'> = (data, { token, at }, chance) => {
  const hash = sha256(token)
  const claim = data.claims.get(hash)
  const button = claim && data.buttons.get(claim.button)
  if (!button || claim.expiresAt <= at || button.retiredAt !== undefined || !button.ownCredentials)
    return refuse('claim-invalid', 'The slip was used already, has expired or was replaced: ask the office for a new one.')
  const { devices, mqtt } = issue(data, button.id, buttonTopics(button.id), chance)
  const claims = keepOnly(data.claims, (_, key) => key !== hash)
  return { data: { ...data, devices, claims }, subject: button.id, answer: { button, mqtt } }
}
