/** A sealed backup opened with what was given, and in words why not. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { fault } from '../program.ts'
import { type Secret, unseal } from './seal.ts'

/** @throws fault: another key, or a damaged seal; further in, the stream breaks off */
export async function opened(file: string, secret: Secret): Promise<Readable> {
  try {
    return await unseal(createReadStream(file), secret)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (/no identity matched/.test(why))
      throw fault(
        'no-key',
        `Không mở được bằng ${'key' in secret ? 'khóa' : 'mật khẩu'} này: có đúng tờ giấy của máy này, vào lúc đó không?\n${file} does not open with this ${'key' in secret ? 'key' : 'passphrase'}: is it the one of this hub, and of that time?`,
        error,
      )
    throw fault(
      'damaged',
      `Tệp hỏng, không phục hồi được: lấy bản trước đó.\n${file} cannot be restored: its seal is damaged (${why})`,
      error,
    )
  }
}
