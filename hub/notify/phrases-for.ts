/** What a call says of an alarm: phrases in their order. */
import type { PressKind } from '../contract/messages.ts'
import type { SiteKind } from '../contract/resources.ts'

export type Spoken = { kind: PressKind; siteKind: SiteKind; siteCode: string; drill: boolean; many: boolean }

export const phrasesFor = (_: Spoken): string[] => ['alarm']
