/** Tells each shop how far its alarm has got, by the lamp of the button that was pressed. */
import type { ButtonId } from '../contract/ids.ts'
import type { LampMessage } from '../contract/messages.ts'
import { lampTopic } from '../contract/topics.ts'
import type { Directory } from '../core/directory.ts'
import type { Follower } from '../desk/follower.ts'
import type { Desk } from '../desk/types.ts'
import type { Said } from './said.ts'

export type LampDeps = {
  desk: Pick<Desk, 'look'>
  directory(): Directory
  publish: Said['publish']
  /** What the lamp shows now. */
  lampOf(button: ButtonId): LampMessage
}

/** `refresh` looks at every lamp: called at the start, when nothing has been published yet, and when the registry has changed. */
export function createLamp({ desk, directory, publish, lampOf }: LampDeps): Follower & { refresh(): void } {
  const shown = new Set<ButtonId>()
  /** What the last refresh looked at; each is swapped whole when anything in it changes. */
  let looked: Pick<Directory, 'buttons' | 'sites'> | null = null

  function show(button: ButtonId): void {
    shown.add(button)
    publish(lampTopic(button), JSON.stringify(lampOf(button)))
  }
  function forget(button: ButtonId): void {
    shown.delete(button)
    publish(lampTopic(button), JSON.stringify({ phase: 'idle' } satisfies LampMessage))
    publish(lampTopic(button), '')
  }
  const isInUse = (button: ButtonId): boolean => {
    const known = directory().buttons.get(button)
    return known !== undefined && known.retiredAt === undefined
  }

  return {
    name: 'lamp',
    told({ incidents }) {
      for (const id of incidents) {
        const pressed = desk.look((state) => state.incidents.get(id)?.buttons.map(({ button }) => button))
        for (const button of pressed ?? []) if (isInUse(button)) show(button)
      }
    },
    refresh() {
      const { buttons, sites } = directory()
      // Most changes of a registry are phones that subscribe: they move no lamp, and ten thousand lamps take 20 ms to look at.
      if (looked?.buttons === buttons && looked.sites === sites) return
      looked = { buttons, sites }
      for (const button of shown) if (!isInUse(button)) forget(button)
      for (const button of buttons.keys()) if (isInUse(button)) show(button)
    },
  }
}
