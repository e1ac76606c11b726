/** What is forgotten next, and what was last. How long is kept is a setting. */
import { Retention, RetentionQuery } from '../contract/retention.ts'
import { retentionView } from '../core/retention/retention-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { answered } from './incident-list.ts'
import { historyUnavailable } from './problem.ts'

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'hubId'>

export function retentionRoutes(app: App, deps: Deps): void {
  app.get(
    '/retention',
    {
      onRequest: signedIn(deps, 'admin'),
      schema: {
        tags: ['settings'],
        summary: 'What is deleted in the next night, and what was in the last',
        querystring: RetentionQuery,
        response: { 200: Retention },
      },
    },
    async ({ query }, reply) => {
      const now = deps.clock.now()
      const { settings } = deps.registry.directory()
      const asked = { timeZone: settings.timeZone, retentionDays: query.days ?? settings.retentionDays }
      // Asked for another number, it answers as if it were changed now.
      const changed = asked.retentionDays !== settings.retentionDays
      const view = (incidents: number) =>
        deps.desk.look((state) =>
          retentionView(changed ? { ...state, retention: { ...state.retention, changedAt: now } } : state, asked, incidents, now),
        )
      const before = Date.parse(view(0).before)
      const due = await answered(deps, deps.journal.pastDue(before, now))
      return due ? view(due.incidents) : historyUnavailable(reply)
    },
  )
}
