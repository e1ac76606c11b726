/** The thread that holds the feed of all tabs of this browser: see feed-source.ts. Its name says which of the two feeds. */
import { openOwnFeed } from './own-feed.ts'
import { sharedFeed, type Tab, type ToWorker } from './shared-feed.ts'

const WALL = 'tieng-chuong-wall'
const scope = globalThis as unknown as { name: string; onconnect: ((event: MessageEvent) => void) | null }

const feed = sharedFeed((listen) => openOwnFeed(listen, scope.name === WALL), Date.now)

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return
  const tab: Tab = port
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => ('hello' in data ? feed.hello(tab, data.hello) : feed.bye(tab))
}
