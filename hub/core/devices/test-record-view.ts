/** The tests a shop has made, the newest first, each with what came of it. */
import type { SiteId } from '../../contract/ids.ts'
import type { TestRecord } from '../../contract/shop.ts'
import type { Directory } from '../directory.ts'
import { buttonNumber, buttonRef, iso, personRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesPositions, type Viewer } from '../sight.ts'
import type { TestEntry } from './test-log.ts'

export function testRecords(state: Seen, site: SiteId, directory: Directory, viewer: Viewer, now: number): TestRecord[] {
  return (state.testLog.get(site) ?? []).toReversed().map((entry) => {
    const { button, by, at, pressedAt } = entry
    const label = seesPositions(viewer) && { label: buttonRef(button, directory).label }
    return {
      at: iso(at),
      button: { id: button, number: buttonNumber(button, directory), ...label },
      ...(by !== null && { by: personRef(by, directory) }),
      result: resultOf(entry, now),
      ...(pressedAt !== null && { pressedAt: iso(pressedAt) }),
    }
  })
}

function resultOf({ pressedAt, calledOff, until }: DeepReadonly<TestEntry>, now: number): TestRecord['result'] {
  if (pressedAt !== null) return 'received'
  if (calledOff) return 'called-off'
  return until >= now ? 'waiting' : 'not-received'
}
