/** Buttons in pages: their order and their searchable text are made once for each registry, and only a page's own buttons are looked at whole. */
import type { ButtonId, SiteId } from '../contract/ids.ts'
import type { Directory } from '../core/directory.ts'
import { fold } from './fold.ts'
import { inOrder } from './listing.ts'

type Placed = { id: ButtonId; key: readonly [string, string]; text: string }
const made = new WeakMap<Directory['buttons'], { sites: Directory['sites']; placed: readonly Placed[] }>()

/** Ten thousand names take a tenth of a second to put in order: a press must not wait for that each time somebody turns a page. */
export function placedButtons({ buttons, sites }: Directory): readonly Placed[] {
  const known = made.get(buttons)
  if (known?.sites === sites) return known.placed
  const placed = [...buttons.values()].map(({ id, label, site }) => {
    const { code = '', name = '' } = sites.get(site) ?? {}
    return { id, key: [`${code} ${label}`, id] as const, text: fold(`${code} ${name} ${label} ${id}`) }
  })
  placed.sort((a, b) => inOrder(a.key, b.key))
  made.set(buttons, { sites, placed })
  return placed
}

/** For a shop, by number: a page's cursor tells what it is made of, and a label is where a button is hidden. */
export function numberedButtons({ buttonsOf, sites }: Directory, of: ReadonlySet<SiteId>): readonly Placed[] {
  const numbered = [...of].flatMap((site) =>
    (buttonsOf.get(site) ?? []).map((id, place) => ({ id, key: [`${sites.get(site)?.code} ${place + 1}`, id] as const, text: '' })),
  )
  return numbered.sort((a, b) => inOrder(a.key, b.key))
}
