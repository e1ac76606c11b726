/** What must be said aloud in the log as well as on the desk: an alarm that may have found nobody. */
import type { Directory } from '../core/directory.ts'
import type { Follower } from '../desk/follower.ts'
import type { Log } from '../desk/log.ts'

export function createLoud({ log, directory }: { log: Log; directory(): Directory }): Follower {
  return {
    name: 'loud',
    told({ recorded }) {
      for (const { event } of recorded) {
        if (event.type === 'IncidentMarked' && event.mark === 'nobody-attended')
          log.error({ incident: event.incident }, 'an alarm rings and nobody is attended at home or next door')
        if (event.type === 'SelfPressed' && event.kind !== 'test')
          log.error({ kind: event.kind }, 'the hub’s own button was pressed as no test: somebody has its credentials')
        if (event.type === 'StepReached' && event.unreachable.length > 0)
          log.warn(
            { incident: event.incident, people: event.unreachable.map((id) => directory().people.get(id)?.username ?? id) },
            'these people should be told by phone and have none that can be woken',
          )
      }
    },
  }
}
