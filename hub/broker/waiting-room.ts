/** Connections that have not proved who they are. When there are too many, the one that has taken longest makes room: a real device needs one moment. */
import type { Socket } from 'node:net'

export type WaitingRoom = {
  enter(socket: Socket): void
  /** Also by the TLS stream on top of the socket that entered. */
  leave(stream: object): void
  size(): number
}

export function createWaitingRoom(places: number): WaitingRoom {
  const waiting = new Map<string, Socket>()
  const nameOf = ({ remoteAddress, remotePort, localPort }: Partial<Socket>) => `${remoteAddress} ${remotePort} ${localPort}`
  return {
    enter(socket) {
      const name = nameOf(socket)
      waiting.set(name, socket)
      socket.once('close', () => {
        if (waiting.get(name) === socket) waiting.delete(name)
      })
      const [longest] = waiting.values()
      if (waiting.size > places) longest?.destroy()
    },
    leave: (stream) => waiting.delete(nameOf(stream)),
    size: () => waiting.size,
  }
}
