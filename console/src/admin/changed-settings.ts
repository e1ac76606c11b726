import type { LadderTimes } from '../../../hub/contract/resources.ts'
import type { Settings, SettingsPatch, SettingsWas } from '../../../hub/contract/settings.ts'

/** Only what differs: the record then names what was changed, and two administrators do not undo one another. */
export function changedSettings(before: Settings, after: Settings): SettingsPatch {
  const { ladder: timesBefore, ...plainBefore } = before
  const { ladder: timesAfter, ...plainAfter } = after
  const holdup = differing<LadderTimes>(timesBefore.holdup, timesAfter.holdup)
  const fire = differing<LadderTimes>(timesBefore.fire, timesAfter.fire)
  const ladder = { ...(holdup && { holdup }), ...(fire && { fire }) }
  return { ...differing(plainBefore, plainAfter), ...(Object.keys(ladder).length > 0 && { ladder }) }
}

function differing<T extends object>(before: T, after: T): Partial<T> | undefined {
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]))
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<T>) : undefined
}

/** What the fields of a patch were before it, so that the hub can tell whether somebody else has changed them meanwhile. */
export function settingsWas(before: Settings, { ladder = {}, ...plain }: SettingsPatch): SettingsWas {
  const was = Object.fromEntries(Object.keys(plain).map((field) => [field, before[field as keyof Settings] ?? null]))
  const times = (Object.keys(ladder) as (keyof typeof ladder)[]).map((kind) => {
    const steps = Object.keys(ladder[kind] ?? {}) as (keyof LadderTimes)[]
    return [kind, Object.fromEntries(steps.map((step) => [step, before.ladder[kind][step]]))]
  })
  return { ...was, ...(times.length > 0 && { ladder: Object.fromEntries(times) }) }
}

/** Their own changes on top of what was saved meanwhile by somebody else, who is not undone by it. */
export function withChanges(saved: Settings, { ladder, ...plain }: SettingsPatch): Settings {
  const { holdup, fire } = saved.ladder
  return { ...saved, ...plain, ladder: { holdup: { ...holdup, ...ladder?.holdup }, fire: { ...fire, ...ladder?.fire } } }
}
