/** The buttons on a notification: they act without opening the page, and the notification itself says what came of it. */
import type { Problem } from '../../../hub/contract/api.ts'
import { keptSession } from '../kept/kept-session.ts'
import { deliver } from '../outbox/deliver.ts'
import { addDeed, readOutbox } from '../outbox/outbox.ts'
import type { Deed, Verb } from '../outbox/queue.ts'
import { clockTime, setTimeZone } from '../time/format.ts'
import type { AlarmData, Shown } from './read-push.ts'
import { saidIn } from './said.ts'

type Act = Exclude<Verb, 'note'>
export const isAct = (action: string): action is Act => action === 'acknowledge' || action === 'arrive'

/** What a patrol may do about what this push says; a browser without buttons leaves them out (iOS, Firefox). Read from nothing kept: it must not wait. */
export function actionsFor({ what, incident }: Pick<AlarmData, 'what' | 'incident'>, lang: string): { action: Act; title: string }[] {
  if (!incident || (what !== 'alarm' && what !== 'dispatched')) return []
  const said = saidIn(lang)
  return (['acknowledge', 'arrive'] as const).map((action) => ({ action, title: said[action] }))
}

/** Sends it, or keeps it for later, and says which. */
export async function act(verb: Act, data: AlarmData, shown: Pick<Shown, 'lang' | 'tag'>): Promise<[title: string, options: Shown]> {
  const said = saidIn(shown.lang ?? 'vi')
  const session = await keptSession()
  const show = (title: string, body: string, actions: Shown['actions'], loud = false): [string, Shown] => [
    title,
    {
      ...shown,
      body: [body, data.body].join(' · '),
      actions: actions ?? [],
      renotify: loud,
      silent: !loud,
      requireInteraction: true,
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      data,
    },
  ]
  const again = [{ action: verb, title: said[verb] }]
  if (!session || !data.incident) return show(said.notSent(data.title), said.openPage, [], true)
  setTimeZone(session.hub.timeZone)
  const key = await addDeed({ person: session.person.id, incident: data.incident, site: data.title, do: verb })
  await deliver()
  const deed = (await readOutbox()).findLast((each) => each.key === key || (each.incident === data.incident && each.do === verb))
  if (deed?.state === 'sent') {
    const next = verb === 'acknowledge' ? [{ action: 'arrive', title: said.arrive }] : []
    return show(data.title, said.sent[verb](clockTime(deed.doneAt ?? Date.now())), next)
  }
  if (deed?.state === 'refused') return show(said.refused(data.title), reason(deed.problem, said), [], true)
  return show(said.notSent(data.title), said.waits, again, true)
}

function reason(problem: Problem | undefined, { reasons }: ReturnType<typeof saidIn>): string {
  const { code = '', by, title = '' } = problem ?? {}
  const known = Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : title
  return by ? `${known} (${by.name})` : known
}

/** What the hub did not take while no page was there to say so. */
export function refusal({ incident, site, problem }: Deed, lang: string): [title: string, options: Shown] {
  const said = saidIn(lang)
  const body = reason(problem, said)
  const navigate = `/patrol?incident=${encodeURIComponent(incident)}`
  return [said.refused(site), { body, lang, tag: incident, data: { what: 'refused', navigate, incident, title: site, body } }]
}
