/** Sends a map file and tells how far it has come; fetch cannot tell that of what it sends. */

import type { Problem } from '../../../hub/contract/api.ts'
import type { MapFile } from '../../../hub/contract/map.ts'
import { ApiError } from '../api/api-error.ts'
import { API } from '../api/call.ts'

export type Sending = { answer: Promise<MapFile>; stop(): void }

/** The answer rejects with an ApiError, and with null when it was stopped. */
export function sendMap(file: Blob, onProgress: (sent: number) => void): Sending {
  const request = new XMLHttpRequest()
  const { promise, resolve, reject } = Promise.withResolvers<MapFile>()
  request.open('PUT', `${API}/map`)
  request.setRequestHeader('content-type', 'application/vnd.pmtiles')
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded }) => onProgress(loaded)
  request.onload = () => {
    const answer: unknown = request.response
    if (request.status === 200) return resolve(answer as MapFile)
    const problem = typeof answer === 'object' && answer !== null && 'code' in answer ? (answer as Problem) : null
    reject(new ApiError(problem?.code ?? 'unexpected', request.status, problem))
  }
  request.onerror = () => reject(new ApiError('unreachable', 0))
  request.onabort = () => reject(null)
  request.send(file)
  return { answer: promise, stop: () => request.abort() }
}

const MAGIC = 'PMTiles'
/** So that nobody waits for the upload of a file that the hub will refuse at its first bytes. */
export const looksLikeMap = async (file: Blob): Promise<boolean> => (await file.slice(0, MAGIC.length).text()) === MAGIC
