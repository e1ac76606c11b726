/** What the hub does by itself to know that every button lives: it reminds shops of their tests, and writes batteries down once a day. */
import type { ButtonId, PersonId, SiteId } from './ids.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type LifeEvent =
  /** Once for a site and month (`2026-11`), to those of its people who have a phone that can be woken. */
  | Of<'TestReminded', { site: SiteId; month: string; people: PersonId[] }>
  /** Every button that told a level since the day before; `day` is local. */
  | Of<'BatteriesNoted', { day: string; levels: [ButtonId, number][] }>
