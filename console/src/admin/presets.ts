import type { SupervisionPreset } from '../../../hub/contract/resources.ts'

/** From the shortest silence that counts to the longest. */
export const PRESETS: readonly SupervisionPreset[] = ['20s', '90s', '3min', '30min', '25h']
