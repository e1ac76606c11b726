/** The demo's wall: its own small API, which stands beside the hub's and only in the demo. */
import { useEffect, useState } from 'react'
import type { LampPhase, PressKind } from '../../../hub/contract/messages.ts'
import type { SiteKind } from '../../../hub/contract/resources.ts'

export type DemoButton = {
  id: string
  label: string
  site: { id: string; code: string; name: string; kind: SiteKind }
  lamp: { phase: LampPhase } | null
  online: boolean
  /** So many sites have their power from the same line. */
  street?: number
}

export const press = (id: string, kind?: PressKind) => send(`/demo/buttons/${id}/press`, kind ? { kind } : undefined)
export const silence = (id: string) => send(`/demo/buttons/${id}/silence`)
export const comeBack = (id: string) => send(`/demo/buttons/${id}/return`)
export const setPower = (site: string, reach: 'site' | 'street', on: boolean) => send(`/demo/sites/${site}/power`, { on, reach })

async function send(path: string, body?: unknown): Promise<void> {
  await fetch(path, {
    method: 'POST',
    signal: AbortSignal.timeout(5000),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined)
}

/** @returns null while asking; `there` false where there is no demo */
export function useDemoButtons(): { buttons: DemoButton[] | null; there: boolean; lost: boolean } {
  const [buttons, setButtons] = useState<DemoButton[] | null>(null)
  const [there, setThere] = useState(true)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const read = async () => {
      const response = await fetch('/demo/buttons', { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(5000) })
      if (!response.ok || !response.headers.get('content-type')?.includes('json')) return setThere(false)
      const { items } = (await response.json()) as { items: DemoButton[] }
      setButtons(items)
    }
    const again = () => void read().catch(() => setLost(true))
    again()
    const events = new EventSource('/demo/events')
    events.onopen = () => {
      setLost(false)
      again()
    }
    events.onerror = () => setLost(true)
    events.addEventListener('lamp', (message: MessageEvent<string>) => {
      const changed = JSON.parse(message.data) as DemoButton
      setButtons((before) => before?.map((button) => (button.id === changed.id ? changed : button)) ?? null)
    })
    return () => events.close()
  }, [])
  return { buttons, there, lost }
}
