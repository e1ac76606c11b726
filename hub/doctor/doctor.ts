/** `npm run doctor`, without its process: what it is asked, what it says, and how it ends. */
import { parseArgs } from 'node:util'
import { askBox } from '../box-client.ts'
import type { Clock } from '../desk/clock.ts'
import { examine } from './examine.ts'
import { hasFault, pageJson, pageText, zoneOf } from './page.ts'
import { tryPhone } from './phone.ts'
import type { Language } from './sentences.ts'
import type { World } from './world.ts'

const USAGE = `npm run doctor                 xem mọi thứ · looks at everything
npm run doctor -- --phone      thử một điện thoại thật · tries a real phone
       --lang vi|en            ngôn ngữ · language
       --json                  cho máy đọc · for machines`

/** sysexits.h: EX_USAGE. */
const BAD_USAGE = 64

type Around = { clock: Clock; world(): Promise<World>; say(text: string): void; pause(ms: number): Promise<void> }

/** Resolves with the exit code: 0 no fault, 1 something to mend. */
export async function doctor(given: readonly string[], { clock, world, say, pause }: Around): Promise<number> {
  const asked = options(given)
  if (asked === null) {
    say(USAGE)
    return BAD_USAGE
  }
  const { language } = asked
  const seen = await world()
  if (asked.phone && seen.hub.is === 'running') {
    const { door } = seen.hub
    const passed = await tryPhone(
      { url: door.url, zone: zoneOf(seen), ask: (method, path) => askBox(door, method, path), pause, clock, say },
      language,
    )
    return passed ? 0 : 1
  }
  // Without a hub no phone can be tried; what is wrong stands on the page.
  const page = await examine(seen)
  const zone = zoneOf(seen)
  say(asked.json ? pageJson(page, language, zone) : pageText(page, language, zone))
  return hasFault(page) ? 1 : 0
}

function options(given: readonly string[]): { language: Language; json: boolean; phone: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        lang: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
        phone: { type: 'boolean', default: false },
      },
    })
    if (values.lang !== 'vi' && values.lang !== 'en') return null
    return { language: values.lang, json: values.json, phone: values.phone }
  } catch {
    return null
  }
}
