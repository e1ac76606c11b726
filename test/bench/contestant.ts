/** What is measured side by side: our hub and its peers, each a process of its own behind the same few calls. */
import type { Credentials } from '../harness/button.ts'

export type Contestant = {
  name: string
  /** What its PUBACK promises. */
  promises: string
  start(): Promise<Running>
}

export type Running = {
  mqttUrl: string
  pid: number
  /** Of the nth button there is. */
  credentials(n: number): Credentials
  /** Opens a console that hears every press; it closes with `stop`. `heard` is told how many presses of that button have arrived by now. */
  listen(heard: (button: string, presses: number) => void): Promise<void>
  stop(): Promise<void>
}
