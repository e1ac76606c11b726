/** What the desk's frame lets its other pages ask of it: things that must work the same wherever they are asked. */
export type DeskActs = {
  busy: boolean
  signOn(): void
  /** Asks about the hand-over first. */
  signOff(): void
  checkSiren(): void
}
