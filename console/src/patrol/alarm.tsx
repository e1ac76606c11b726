import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, TimelineEntry } from '../../../hub/contract/views.ts'
import { MakeReal } from '../incident/make-real.tsx'
import { useCommand } from '../incident/use-command.ts'
import { Trouble } from '../look/trouble.tsx'
import type { Outbox } from '../outbox/use-outbox.ts'
import { Band } from './band.tsx'
import { Deeds } from './deeds.tsx'
import { WebMap } from './directions.tsx'
import { Inside } from './inside.tsx'
import { NoteForm } from './note-form.tsx'
import type { MyPart } from './role-in.ts'
import { Buttons, StateOfIt } from './state-of-it.tsx'
import { Story } from './story.tsx'

type Props = { view: IncidentView; me: string; part: MyPart; outbox: Outbox; timeline: readonly TimelineEntry[] }

/** One alarm, in the order it is needed on the way there; the buttons stand in the dock, under the thumb. */
export function Alarm({ view, me, part, outbox, timeline }: Props) {
  const { t } = useTranslation()
  const command = useCommand()
  const [noting, setNoting] = useState(false)
  const { id, site, buttons } = view
  // What is not settled stands first; where the safe is comes before who knows what, once it is given.
  const unsettled = outbox.deeds.some((deed) => deed.state !== 'sent')
  return (
    <article>
      <Band view={view} part={part} />
      <div className="phone-body">
        {unsettled && <Deeds outbox={outbox} incident={id} />}
        {!site.untilOnTheWay && <Inside site={site} />}
        <StateOfIt view={view} me={me} />
        <MakeReal view={view} busy={command.isPending} onReal={() => command.send(id, { do: 'real' })} />
        <Trouble error={command.errorOf(id)} />
        {site.untilOnTheWay && <Inside site={site} />}
        <WebMap site={site} />
        <Buttons buttons={buttons} />
        {!unsettled && <Deeds outbox={outbox} incident={id} />}
        <Story timeline={timeline} />
        {noting ? (
          <NoteForm onSend={(text) => outbox.send({ incident: id, site: site.name, do: 'note', text })} onClose={() => setNoting(false)} />
        ) : (
          <button type="button" className="mid" onClick={() => setNoting(true)}>
            {t('patrol.note')}
          </button>
        )}
      </div>
    </article>
  )
}
