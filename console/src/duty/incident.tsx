import type { IncidentView } from '../../../hub/contract/views.ts'
import type { Held } from '../feed/feed-state.ts'
import { Trouble } from '../look/trouble.tsx'
import { Actions, type Verb } from './actions.tsx'
import { Band } from './band.tsx'
import { Contacts, Pressed, Told } from './facts.tsx'
import { NextLine } from './next-line.tsx'
import { Story } from './story.tsx'

type Props = {
  held: Held<IncidentView>
  elsewhere: boolean
  busy: boolean
  error: unknown
  keysAreDead: () => boolean
  onDo: (verb: Verb) => void
}

export function Incident({ held, elsewhere, busy, error, keysAreDead, onDo }: Props) {
  const { view } = held
  return (
    <>
      <main className="incident">
        <Band view={view} />
        <Actions view={view} elsewhere={elsewhere} busy={busy} keysAreDead={keysAreDead} onDo={onDo} />
        <Trouble error={error} />
        <NextLine view={view} />
        <div className="boxes">
          <Contacts site={view.site} />
          <Pressed view={view} />
        </div>
      </main>
      <aside className="beside">
        <Told view={view} />
        <Story held={held} />
      </aside>
    </>
  )
}
