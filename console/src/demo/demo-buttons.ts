/** The demo's wall: its own small API, which stands beside the hub's and only in the demo. */
import { useEffect, useState } from 'react'
import type { LampPhase, PressKind } from '../../../hub/contract/messages.ts'
import type { NewPerson, SiteKind } from '../../../hub/contract/resources.ts'

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

export type DemoTelephone = {
  id: string
  name: string
  role: NewPerson['role']
  number: string
  messages: readonly { at: string; text: string; mine?: true }[]
  call: { state: 'ringing' | 'talking'; words: string } | null
  missed: number
}

export const write = (id: string, text: string) => send(`/demo/telephones/${id}/message`, { text })
export const pressKey = (id: string, digit: string) => send(`/demo/telephones/${id}/key`, { digit })
export const hangUp = (id: string) => send(`/demo/telephones/${id}/hang-up`)

async function send(path: string, body?: unknown): Promise<void> {
  await fetch(path, {
    method: 'POST',
    signal: AbortSignal.timeout(5000),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined)
}

type Wall = { buttons: DemoButton[] | null; telephones: DemoTelephone[]; there: boolean; lost: boolean }

async function itemsOf<Item>(path: string): Promise<Item[] | null> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(5000) })
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null
  return ((await response.json()) as { items: Item[] }).items
}

/** @returns buttons null while asking; `there` false where there is no demo */
export function useWall(): Wall {
  const [buttons, setButtons] = useState<DemoButton[] | null>(null)
  const [telephones, setTelephones] = useState<DemoTelephone[]>([])
  const [there, setThere] = useState(true)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const read = async () => {
      const hung = await itemsOf<DemoButton>('/demo/buttons')
      if (!hung) return setThere(false)
      setButtons(hung)
      setTelephones((await itemsOf<DemoTelephone>('/demo/telephones')) ?? [])
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
    events.addEventListener('telephone', (message: MessageEvent<string>) => {
      const changed = JSON.parse(message.data) as DemoTelephone
      setTelephones((before) => before.map((telephone) => (telephone.id === changed.id ? changed : telephone)))
    })
    return () => events.close()
  }, [])
  return { buttons, telephones, there, lost }
}
