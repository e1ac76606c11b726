/** The backups that the hub takes by itself: what is planned, what came of it, and the key that opens them. */
import { randomUUID } from 'node:crypto'
import type { BackupPlace, BackupPlan } from '../contract/backup-settings.ts'
import { BackupKey, BackupPlanView, NewBackupPlan } from '../contract/backups.ts'
import { backupPlaces, NO_PLAN, nextBackup } from '../core/backup/backup-view.ts'
import type { App } from './app.ts'
import { change } from './change.ts'
import { type Confirmations, confirmed } from './confirm.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem } from './problem.ts'

const tags = ['backup']

export function backupPlanRoutes(
  app: App,
  deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId' | 'log' | 'backupPlans'> & { confirmations: Confirmations },
): void {
  const { backupPlans, clock, desk, registry } = deps
  const onRequest = signedIn(deps, 'admin')
  // Where everything goes, and to whose key: an open browser must not be enough to send it elsewhere.
  const preHandler = confirmed(deps)
  const planned = () => registry.directory().settings.backups as BackupPlan | undefined

  function view(): BackupPlanView {
    const { settings } = registry.directory()
    const now = clock.now()
    const next = nextBackup(settings, now)
    const { at, seal, keep } = planned() ?? NO_PLAN
    return {
      ...{ at, seal, keep },
      places: desk.look((state) => backupPlaces(state, settings, now)),
      hasPassphrase: backupPlans.hasPassphrase(),
      next: next === null ? null : new Date(next).toISOString(),
      running: backupPlans.isRunning(),
    }
  }

  /** Another path is another place: what came of the old one says nothing of it. */
  function placeOf({ id, name, kind, path }: NewBackupPlan['places'][number]): BackupPlace {
    const before = planned()?.places.find((each) => each.id === id && each.kind === kind && each.path === path)
    return before ? { ...before, name } : { id: randomUUID(), name, kind, path, since: new Date(clock.now()).toISOString() }
  }

  app.get(
    '/backup/plan',
    {
      onRequest,
      schema: { tags, summary: 'Which backups the hub takes by itself, and what came of them', response: { 200: BackupPlanView } },
    },
    async () => view(),
  )

  app.put(
    '/backup/plan',
    {
      onRequest,
      preHandler,
      schema: {
        tags,
        summary: 'Plans them anew',
        description: 'Each place is tried before it is taken: a folder must be there and gets its mark, rclone must answer.',
        body: NewBackupPlan,
        response: { 200: BackupPlanView },
      },
    },
    async (request, reply) => {
      const { at, seal, keep, passphrase, places: asked } = request.body
      if (seal.kind === 'none' && asked.some(({ kind }) => kind !== 'folder'))
        return problem(reply, 409, 'backup-unsealed', 'What leaves the house must be sealed: choose a key or a passphrase.')
      if (seal.kind === 'passphrase' && passphrase === undefined && !backupPlans.hasPassphrase())
        return problem(reply, 409, 'backup-no-passphrase', 'Give the passphrase that the backups are to be sealed with.')
      const wished = asked.map(placeOf)
      const twice = wished.find((one, at) => wished.some(({ name, path }, other) => other < at && (name === one.name || path === one.path)))
      if (twice) return problem(reply, 409, 'backup-twice', `${twice.name} is named twice: every place has a name and a path of its own.`)
      const places: BackupPlace[] = []
      for (const place of wished) {
        const tried = await backupPlans.choose(place)
        if ('why' in tried) return problem(reply, 409, 'backup-place', tried.message, { faults: [{ at: place.name, message: tried.why }] })
        places.push({ ...place, sameDisk: tried.sameDisk })
      }
      if (passphrase !== undefined) backupPlans.keepPassphrase(passphrase)
      const answer = await change(deps, request, reply, { type: 'PlanBackups', plan: { at, seal, keep, places } })
      return answer ? view() : reply
    },
  )

  app.post(
    '/backup/key',
    {
      onRequest,
      preHandler,
      schema: {
        tags,
        summary: 'Makes a key that opens backups; it is shown this once, and the hub does not keep it',
        response: { 201: BackupKey },
      },
    },
    async (_request, reply) =>
      reply
        .code(201)
        .header('cache-control', 'no-store')
        .send(await backupPlans.newKey()),
  )

  app.post(
    '/backup/run',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Takes one now, to every place of the plan',
        description: 'Answers at once; what comes of it stands in the plan.',
        response: { 202: BackupPlanView },
      },
    },
    async ({ viewer }, reply) => {
      if (!planned()?.places.length) return problem(reply, 409, 'backup-no-place', 'Name a place for backups first.')
      void backupPlans.run(viewer.person)
      return reply.code(202).send(view())
    },
  )
}
