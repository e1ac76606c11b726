/** What a gateway says of its modem and of its siren, read forgivingly: a word nobody knows leaves the rest standing. */
import { BellVitals, ModemVitals } from './messages.ts'

const CHARS = 64

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, CHARS) : null)
const word = <Word extends string>(value: unknown, known: { enum: readonly Word[] }): Word | undefined =>
  known.enum.find((each) => each === value)

/** Null: it is nothing that could be shown. */
export function readModemVitals(value: unknown): ModemVitals | null {
  if (!isObject(value)) return null
  const { signal, registration, operator, sim, model } = value
  const { properties } = ModemVitals
  return {
    signal: typeof signal === 'number' && Number.isFinite(signal) ? signal : null,
    registration: word(registration, properties.registration) ?? 'none',
    operator: text(operator),
    sim: word(sim, properties.sim) ?? 'unknown',
    model: text(model) ?? '',
  }
}

export function readBellVitals(value: unknown): BellVitals | null {
  if (!isObject(value)) return null
  const doing = word(value.doing, BellVitals.properties.doing)
  if (!doing) return null
  const { command } = value
  if (!isObject(command) || typeof command.ok !== 'boolean') return { doing }
  const hook = (['on', 'off', 'trouble'] as const).find((each) => each === command.hook)
  const why = text(command.why)
  return { doing, ...(hook && { command: { hook, ok: command.ok, ...(why !== null && { why }) } }) }
}
