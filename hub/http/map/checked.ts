/** Opens a map file and finds out whether the pages can use it. */
import { type FileHandle, open } from 'node:fs/promises'
import type { MapFile } from '../../contract/map.ts'
import { HEADER_BYTES, type Header, type MapFault, readHeader } from './header.ts'
import { readMetadata } from './metadata.ts'

export type Opened = { file: FileHandle; view: MapFile; etag: string }

/** The file, open, or what is wrong with it, closed. Rejects when it is not there or the disk does not read. */
export async function openChecked(path: string): Promise<Opened | MapFault> {
  const file = await open(path, 'r')
  try {
    const answer = await check(file)
    if ('fault' in answer) await file.close()
    return answer
  } catch (error) {
    await file.close()
    throw error
  }
}

async function check(file: FileHandle): Promise<Opened | MapFault> {
  const { size, mtime, mtimeMs, ino } = await file.stat()
  const header = readHeader(await beginning(file, 0, HEADER_BYTES))
  if ('fault' in header) return header
  if (header.end > size)
    return { fault: 'map-cut-short', detail: `It has ${size} bytes of at least ${header.end}: it was not copied to its end.` }
  const said = await readMetadata(await beginning(file, header.metadata.offset, header.metadata.length), header)
  if ('fault' in said) return said
  // Whatever puts another file here changes one of the three.
  const version = [size, Math.round(mtimeMs), ino].map((part) => part.toString(36)).join('-')
  return { file, view: viewOf(header, size, mtime, said.attribution, version), etag: `"${version}"` }
}

const viewOf = ({ tiles, minZoom, maxZoom, bounds }: Header, size: number, at: Date, attribution: string, version: string): MapFile => ({
  ...{ present: true, size, uploadedAt: at.toISOString(), tiles, minZoom, maxZoom, bounds: [...bounds], attribution, version },
})

async function beginning(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}
