/** Settings of the whole hub: ladder, presets, time zone, retention, languages. */
import { Settings, SettingsChange } from '../contract/settings.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'

const tags = ['settings']

export function settingsRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const onRequest = signedIn(deps, 'admin')

  app.get(
    '/settings',
    { onRequest, schema: { tags, summary: 'The settings of this hub', response: { 200: Settings } } },
    async () => deps.registry.directory().settings,
  )

  app.patch(
    '/settings',
    { onRequest, schema: { tags, summary: 'Changes settings; what is left out stays', body: SettingsChange, response: { 200: Settings } } },
    async (request, reply) => {
      const { was, ...patch } = request.body
      const answer = await change(deps, request, reply, { type: 'PatchSettings', patch, ...(was && { was }) })
      return answer ? made(answer.settings) : reply
    },
  )
}
