/**
 * A disk that writes down what reaches it: one file, served over /dev/fuse (Linux Documentation/filesystems/fuse), on which a test puts a
 * loop device and ext4. Every WRITE and every FSYNC is in the log, in their order, before the kernel is told that it is done. So whoever
 * reads the log's length after an answer of a program knows: a power cut now finds that much, and no more.
 *
 *   node recording-disk.ts IMAGE LOG MOUNT-POINT      MOUNT-POINT: an empty file; says "ready"
 */
import { spawnSync } from 'node:child_process'
import { fstatSync, fsyncSync, openSync, readSync, writeSync, writevSync } from 'node:fs'
import { recordHead } from './disk-log.ts'

/** include/uapi/linux/fuse.h */
const OP = { FORGET: 2, GETATTR: 3, SETATTR: 4, OPEN: 14, READ: 15, WRITE: 16, RELEASE: 18, FSYNC: 20, FLUSH: 25, INIT: 26, INTERRUPT: 36 }
const [ENOSYS, EIO] = [38, 5]
const IN_HEAD = 40
const OUT_HEAD = 16
const IN_WRITE = 40
const PAGE = 4_096
const MAX_WRITE = 256 * PAGE
const BIG_WRITES = 1 << 5
const MAX_PAGES = 1 << 22
/** Nothing of it stays in the memory of the kernel: what is read is what the disk has. */
const DIRECT_IO = 1
const REGULAR_FILE = 0o100600

const [image = '', log = '', at = ''] = process.argv.slice(2)
const disk = openSync(image, 'r+')
const record = openSync(log, 'a')
const size = fstatSync(disk).size
const fuse = openSync('/dev/fuse', 'r+')

const attributes = () => {
  const out = Buffer.alloc(104)
  out.writeBigUInt64LE(3_600n, 0)
  out.writeBigUInt64LE(1n, 16)
  out.writeBigUInt64LE(BigInt(size), 24)
  out.writeUInt32LE(REGULAR_FILE, 76)
  out.writeUInt32LE(1, 80)
  out.writeUInt32LE(PAGE, 96)
  return out
}

const init = (flags: number) => {
  const out = Buffer.alloc(64)
  out.writeUInt32LE(7, 0)
  out.writeUInt32LE(31, 4)
  out.writeUInt32LE(flags & (BIG_WRITES | MAX_PAGES), 12)
  out.writeUInt16LE(16, 16)
  out.writeUInt16LE(12, 18)
  out.writeUInt32LE(MAX_WRITE, 20)
  out.writeUInt32LE(1, 24)
  out.writeUInt16LE(MAX_WRITE / PAGE, 28)
  return out
}

/** What is answered; null: this request has no answer. A number is an error (errno). */
function serve(op: number, body: Buffer): Buffer | number | null {
  switch (op) {
    case OP.INIT:
      return init(body.readUInt32LE(12))
    case OP.GETATTR:
    case OP.SETATTR:
      return attributes()
    case OP.OPEN: {
      const out = Buffer.alloc(16)
      out.writeUInt32LE(DIRECT_IO, 8)
      return out
    }
    case OP.READ: {
      const out = Buffer.alloc(body.readUInt32LE(16))
      return out.subarray(0, readSync(disk, out, 0, out.length, Number(body.readBigUInt64LE(8))))
    }
    case OP.WRITE: {
      const [offset, length] = [Number(body.readBigUInt64LE(8)), body.readUInt32LE(16)]
      const data = body.subarray(IN_WRITE, IN_WRITE + length)
      if (writeSync(disk, data, 0, length, offset) !== length) return EIO
      writevSync(record, [recordHead('write', offset, length), data])
      const out = Buffer.alloc(8)
      out.writeUInt32LE(length, 0)
      return out
    }
    case OP.FSYNC:
      writevSync(record, [recordHead('flush', 0, 0)])
      return Buffer.alloc(0)
    case OP.FLUSH:
    case OP.RELEASE:
      return Buffer.alloc(0)
    case OP.FORGET:
    case OP.INTERRUPT:
      return null
    default:
      return ENOSYS
  }
}

const options = `fd=3,rootmode=100000,user_id=0,group_id=0,max_read=${MAX_WRITE}`
const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'recording-disk', at], {
  stdio: ['ignore', 'inherit', 'inherit', fuse],
})
if (mounted.status !== 0) process.exit(1)
process.stdout.write('ready\n')

const request = Buffer.alloc(MAX_WRITE + 2 * PAGE)
for (;;) {
  let length: number
  try {
    length = readSync(fuse, request, 0, request.length, null)
  } catch (error) {
    // Interrupted before it was read; or unmounted, which is the end.
    if (['ENOENT', 'EINTR', 'EAGAIN'].includes((error as NodeJS.ErrnoException).code ?? '')) continue
    break
  }
  const said = serve(request.readUInt32LE(4), request.subarray(IN_HEAD, length))
  if (said === null) continue
  const head = Buffer.alloc(OUT_HEAD)
  const body = typeof said === 'number' ? Buffer.alloc(0) : said
  head.writeUInt32LE(OUT_HEAD + body.length, 0)
  head.writeInt32LE(typeof said === 'number' ? -said : 0, 4)
  request.copy(head, 8, 8, 16)
  try {
    writevSync(fuse, [head, body])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') break
  }
}
fsyncSync(record)
