/** How long a button may say nothing when nobody has chosen it: by how its site is connected. */
import type { Site, SupervisionPreset } from './resources.ts'
import type { Settings } from './settings.ts'

/** A SIM is quiet for longer than a line is, and a false silence every night teaches nobody to look (EN 50136-1, SP4: 3 minutes). */
export const SIM_PRESET = '3min' satisfies SupervisionPreset
/** Shorter than what a SIM alone can hold. */
export const TOO_SHORT_FOR_SIM: readonly SupervisionPreset[] = ['20s', '90s']

export const presetAt = (site: Pick<Site, 'uplink'> | undefined, settings: Pick<Settings, 'supervision'>): SupervisionPreset =>
  site?.uplink?.by === 'sim' ? SIM_PRESET : settings.supervision
