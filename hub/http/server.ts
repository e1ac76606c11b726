/** Fastify and the one list of everything that is hung on it. */
import cookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import type { App } from './app.ts'
import { auditRoutes } from './audit.ts'
import { backupPlanRoutes } from './backup-plan.ts'
import { backupRoutes } from './backups.ts'
import { bellRoutes } from './bells.ts'
import { boxRoutes } from './box.ts'
import { buttonRoutes } from './buttons.ts'
import { claimRoutes } from './claims.ts'
import { confirmations, confirmRoutes } from './confirm.ts'
import { readConsole } from './console-files.ts'
import { contactRequestRoutes } from './contact-requests.ts'
import { credentialsRoutes } from './credentials.ts'
import type { HttpDeps } from './deps.ts'
import { dutyRoutes } from './duty.ts'
import { clientError, errorHandler } from './errors.ts'
import { exerciseRoutes } from './exercises.ts'
import { feedRoutes } from './feed.ts'
import { openFeeds } from './feeds.ts'
import { gatewayRoutes } from './gateways.ts'
import { securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { hubDetailsRoutes } from './hub-details.ts'
import { incidentReportRoutes } from './incident-report.ts'
import { incidentRoutes } from './incidents.ts'
import { invitationRoutes } from './invitations.ts'
import { type Doors, type Listen, listen, TIMEOUTS, type Urls } from './listen.ts'
import { logoRoutes } from './logo.ts'
import { mapShelf } from './map/shelf.ts'
import { mapRoutes } from './map.ts'
import { messageTestRoutes } from './message-tests.ts'
import { metricsRoutes } from './metrics.ts'
import { mistakeRoutes } from './mistake.ts'
import { modemRoutes } from './modems.ts'
import { onboardingRoutes } from './onboarding.ts'
import { openapi, openapiRoute } from './openapi.ts'
import { refuseForeignOrigin } from './origin.ts'
import { outageRoutes } from './outages.ts'
import { pageRoutes } from './pages.ts'
import { peopleRoutes } from './people.ts'
import { phoneCheckRoutes } from './phone-check.ts'
import { pinCheck } from './pin.ts'
import { pinsRoutes } from './pins.ts'
import { notFound } from './problem.ts'
import { qualityRoutes } from './quality.ts'
import { quietRoutes } from './quiet.ts'
import { receiptRoutes } from './receipts.ts'
import { reportRoutes } from './reports.ts'
import { requestLog } from './request-log.ts'
import { retentionRoutes } from './retention.ts'
import { rotaRoutes } from './rota.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { selfDrillPhoneRoutes } from './self-drill-phone.ts'
import { selfDrillRoutes } from './self-drills.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { shiftRoutes } from './shift.ts'
import { shiftBookRoutes } from './shift-book.ts'
import { shopRoutes } from './shop.ts'
import { siteImportRoutes } from './site-import.ts'
import { siteRoutes } from './sites.ts'
import { stationRoutes } from './stations.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { noteStrangers, trustOf } from './trusted-proxy.ts'
import { validatorCompiler } from './validate.ts'
import { watchedHubRoutes } from './watched-hubs.ts'

/** No form of ours comes near it; the import of sites brings a limit of its own. */
const BODY_BYTES = 256 * 1024
export type HttpServer = {
  /** Opens the doors, once; rejects when a port is taken. */
  listen(at: Listen): Promise<Urls>
  /** Feeds that are open now. */
  feeds(): number
  /** Ends the feeds, lets what is in hand be answered, and closes: within 2 s. */
  close(): Promise<void>
}

/** Reads the console and wires every route; nothing listens yet. */
export async function createHttpServer(deps: HttpDeps): Promise<HttpServer> {
  const { log } = deps
  const app: App = Fastify({
    bodyLimit: BODY_BYTES,
    ...TIMEOUTS,
    forceCloseConnections: 'idle',
    trustProxy: trustOf(deps.trustedProxy),
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: clientError,
    frameworkErrors: (_error, _request, reply) => void notFound(reply),
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(validatorCompiler())
  // Answers are made by views that leave out what must not be seen; their schemas document them and tests hold them to it.
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(errorHandler(log))
  app.setNotFoundHandler((_request, reply) => notFound(reply))
  // Nothing here takes text/plain, which a form of any other page can send without asking first.
  app.removeContentTypeParser('text/plain')
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parseJson(request, body, done),
  )

  app.addHook('onRequest', noteStrangers(log, deps.trustedProxy))
  app.addHook('onRequest', refuseForeignOrigin)
  app.addHook('onResponse', requestLog(log))
  await securityHeaders(app)
  await app.register(cookie)
  await openapi(app, deps.version)

  const feeds = openFeeds(deps)
  const shelf = mapShelf(deps.mapPath, deps.clock)
  await app.register(
    (scope, _options, done) => {
      const api = scope as App
      const all = { ...deps, feeds, confirmations: confirmations(), checkPin: pinCheck(deps) }
      // Views of alarms and people stay in no cache on the way.
      api.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
      openapiRoute(api)
      sessionRoutes(api, all)
      invitationRoutes(api, deps)
      feedRoutes(api, all)
      incidentRoutes(api, deps)
      incidentReportRoutes(api, deps)
      qualityRoutes(api, deps)
      reportRoutes(api, deps)
      dutyRoutes(api, deps)
      mistakeRoutes(api, all)
      shopRoutes(api, all)
      pinsRoutes(api, deps)
      contactRequestRoutes(api, deps)
      shiftRoutes(api, deps)
      shiftBookRoutes(api, deps)
      rotaRoutes(api, deps)
      receiptRoutes(api, deps)
      subscriptionRoutes(api, deps)
      stationRoutes(api, deps)
      bellRoutes(api, deps)
      outageRoutes(api, deps)
      watchedHubRoutes(api, deps)
      siteRoutes(api, deps)
      siteImportRoutes(api, deps)
      onboardingRoutes(api, deps)
      claimRoutes(api, deps)
      buttonRoutes(api, deps)
      gatewayRoutes(api, deps)
      credentialsRoutes(api, deps)
      modemRoutes(api, deps)
      quietRoutes(api, deps)
      exerciseRoutes(api, deps)
      peopleRoutes(api, deps)
      messageTestRoutes(api, deps)
      settingsRoutes(api, deps)
      retentionRoutes(api, deps)
      mapRoutes(api, { ...deps, shelf })
      auditRoutes(api, deps)
      confirmRoutes(api, all)
      secondFactorRoutes(api, all)
      backupRoutes(api, all)
      backupPlanRoutes(api, all)
      hubDetailsRoutes(api, all)
      selfDrillRoutes(api, deps)
      selfDrillPhoneRoutes(api, deps)
      boxRoutes(api, deps)
      phoneCheckRoutes(api, deps)
      healthRoutes(api, deps)
      logoRoutes(api, deps)
      done()
    },
    { prefix: '/api/v1' },
  )
  metricsRoutes(app, deps)
  await deps.extra?.(app)
  pageRoutes(app, await readConsole(deps.consoleDist, log))
  await app.ready()

  let doors: Doors | null = null
  return {
    async listen(at) {
      doors = await listen(app, at, deps.clock)
      return doors.urls
    },
    feeds: feeds.count,
    async close() {
      feeds.close()
      await (doors ?? app).close()
      await shelf.close()
    },
  }
}
