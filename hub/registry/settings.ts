import { isDeepStrictEqual } from 'node:util'
import type { Settings, SettingsPatch, SettingsWas } from '../contract/settings.ts'
import { type Make, refuse } from './change.ts'

function isTimeZone(name: string): boolean {
  // Intl also takes offsets such as +07:00; those are no IANA names and know no history.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What somebody else has changed since it was read: of the ladder its single times, of everything else the whole. */
function changedMeanwhile(now: Settings, { ladder, ...was }: SettingsWas): string[] {
  const times = Object.entries((ladder ?? {}) as NonNullable<SettingsPatch['ladder']>)
  const inLadder = times.flatMap(([kind, read]) =>
    Object.entries(read ?? {})
      .filter(([step, seconds]) => now.ladder[kind as keyof Settings['ladder']]?.[step as never] !== seconds)
      .map(([step]) => `ladder.${kind}.${step}`),
  )
  const fields = Object.entries(was).filter(([field, read]) => !isDeepStrictEqual(now[field as keyof Settings] ?? null, read))
  return [...fields.map(([field]) => field), ...inLadder]
}

export const patchSettings: Make<'PatchSettings'> = (data, { patch, was = {} }) => {
  const meanwhile = changedMeanwhile(data.settings, was)
  if (meanwhile.length > 0)
    return refuse('changed-meanwhile', `Somebody else has changed ${meanwhile.join(', ')} since you read it: read the settings again.`)
  if (patch.timeZone !== undefined && !isTimeZone(patch.timeZone))
    return refuse('bad-time-zone', `${patch.timeZone} is not an IANA time zone: write it like Asia/Ho_Chi_Minh.`)
  const stranger = patch.selfDrill?.phones?.find((id) => !data.people.has(id))
  if (stranger !== undefined) return refuse('no-such-person', `The self-drill cannot reach ${stranger}: there is no such person.`)
  const place = patch.power?.station
  if (place !== undefined && !data.stations.has(place))
    return refuse('no-such-station', `The hub cannot stand in ${place}: there is no such station.`)
  const backwards = patch.closedDays?.find(({ from, to }) => to < from)
  if (backwards) return refuse('bad-closed-days', `${backwards.name} ends on ${backwards.to}, before it begins: swap the two days.`)
  const { ladder } = data.settings
  const settings = {
    ...data.settings,
    ...patch,
    ladder: { holdup: { ...ladder.holdup, ...patch.ladder?.holdup }, fire: { ...ladder.fire, ...patch.ladder?.fire } },
  }
  return { data: { ...data, settings }, subject: 'settings', answer: { settings } }
}

export const planBackups: Make<'PlanBackups'> = (data, { plan }) => {
  const settings = { ...data.settings, backups: plan }
  return { data: { ...data, settings }, subject: 'settings', answer: { settings } }
}
