import type { IncidentView } from '../../../hub/contract/views.ts'
import type { Held } from '../feed/feed-state.ts'
import { Contacts } from '../incident/contacts.tsx'
import { MakeReal } from '../incident/make-real.tsx'
import { Papers } from '../incident/papers.tsx'
import { Pressed } from '../incident/pressed.tsx'
import { CallLine, Told } from '../incident/told.tsx'
import { Trouble } from '../look/trouble.tsx'
import { Actions, type Verb } from './actions.tsx'
import { Band } from './band.tsx'
import { NextLine } from './next-line.tsx'
import { QuietButton } from './quiet-button.tsx'
import type { QuietAsked } from './quiet-dialog.tsx'
import { Story } from './story.tsx'

type Props = {
  held: Held<IncidentView>
  elsewhere: boolean
  busy: boolean
  error: unknown
  keysAreDead: () => boolean
  onDo: (verb: Verb) => void
  onQuiet: (asked: QuietAsked) => void
}

export function Incident({ held, elsewhere, busy, error, keysAreDead, onDo, onQuiet }: Props) {
  const { view } = held
  const place = { site: view.site.id, siteName: view.site.name }
  return (
    <main className="incident">
      <Band view={view} />
      <Actions view={view} elsewhere={elsewhere} busy={busy} keysAreDead={keysAreDead} onDo={onDo} />
      <MakeReal view={view} busy={busy} onReal={() => onDo('real')} />
      <Trouble error={error} />
      <NextLine view={view} />
      <CallLine view={view} />
      <div className="boxes">
        <Contacts site={view.site} />
        <section className="box">
          <Pressed
            view={view}
            beside={({ id, label }) => <QuietButton asked={{ what: 'bypass', button: id, label, ...place }} onAsk={onQuiet} />}
          />
          <Told view={view} />
        </section>
      </div>
      <Story held={held} />
      <footer className="incident-foot">
        <Papers id={view.id} />
        <QuietButton asked={{ what: 'on-test', ...place }} onAsk={onQuiet} />
      </footer>
    </main>
  )
}
