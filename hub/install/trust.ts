/** Whose releases this box takes: the keys that came with the one that is installed. The first one is believed, and named. */
import { join } from 'node:path'
import { isHandedOn } from './lock.ts'
import type { Places } from './places.ts'
import { put } from './put-files.ts'
import { InstallFault, say } from './say.ts'
import { fingerprintOf, type Key, keysIn, signerOf } from './signature.ts'
import { KEYS } from './stage.ts'

/**
 * @param release an unpacked one, of which nothing has been run yet
 * @param unsigned whoever runs it has said that one without a signature will do
 * @throws InstallFault, with nothing changed
 */
export function mustBeTrusted(release: string, places: Pick<Places, 'releaseKeys'>, unsigned: boolean): void {
  const pinned = keysIn(places.releaseKeys)
  const signer = signerOf(release)
  if (signer === null) {
    if (!unsigned && pinned.length > 0) throw hasNone(pinned)
    if (!isHandedOn()) sayUnsigned()
    return
  }
  const print = fingerprintOf(signer)
  if (pinned.includes(signer)) {
    // Said once, by the version that looked before anything of this one ran.
    if (!isHandedOn())
      say(`Chữ ký đúng: bộ cài từ cùng nơi phát hành (${print}).`, `The signature is right: from the same publisher (${print}).`)
    return
  }
  if (pinned.length > 0) throw strange(print, pinned, places.releaseKeys)
  say(
    `Bộ cài này do khóa có dấu vân tay sau ký: ${print}. So với dấu vân tay nơi phát hành đã báo (giấy kèm USB, điện thoại). Khác một chữ thì gỡ ngay: sudo tieng-chuong uninstall. Từ nay máy chỉ nhận bản mới do khóa này ký.`,
    `This release is signed by the key with the fingerprint ${print}. Compare it with the one that the publisher told you (the paper with the stick, the phone). Where one letter differs, remove it at once: sudo tieng-chuong uninstall. From now on this box takes updates signed by that key only.`,
  )
}

/** Once it runs: what may come next is said by what is here. */
export function pinKeys(release: string, places: Pick<Places, 'releaseKeys'>): void {
  const keys = keysIn(join(release, KEYS))
  if (keys.length === 0) return
  const head = '# Khóa ký các bản cập nhật mà máy này nhận / keys whose updates this box takes'
  put(places.releaseKeys, `${[head, ...keys.flatMap((key) => [`# ${fingerprintOf(key)}`, key])].join('\n')}\n`, 0o644)
}

const sayUnsigned = (): void =>
  say(
    'Bộ cài này KHÔNG có chữ ký: không ai kiểm được nó từ đâu ra. Chỉ dùng khi chính anh/chị làm ra nó hoặc tin người đưa.',
    'This release has NO signature: where it comes from cannot be checked. Use it only if you made it, or trust who handed it over.',
  )

const hasNone = (pinned: readonly Key[]): InstallFault =>
  new InstallFault('untrusted', [
    `Bộ cài này không có chữ ký, còn bản đang cài do khóa ${prints(pinned)} ký: không dùng. Xin bộ cài có chữ ký. Nếu chính anh/chị làm ra nó từ mã nguồn: thêm --unsigned. Chưa có gì thay đổi.`,
    `This release has no signature, and the one that is installed is signed by ${prints(pinned)}: it is not taken. Ask for the signed one. If you made it yourself of the sources, add --unsigned. Nothing was changed.`,
  ])

const prints = (keys: readonly Key[]): string => keys.map(fingerprintOf).join(', ')

const strange = (print: string, pinned: readonly Key[], file: string): InstallFault =>
  new InstallFault('untrusted', [
    `Bộ cài này do NGƯỜI KHÁC ký (${print}); máy này chỉ nhận của ${prints(pinned)}. KHÔNG dùng, và gọi hỏi nơi phát hành. Chỉ khi nơi phát hành xác nhận đã đổi khóa: xóa ${file} rồi chạy lại. Chưa có gì thay đổi.`,
    `This release is signed by SOMEBODY ELSE (${print}); this box takes those of ${prints(pinned)}. Do NOT use it, and call the publisher. Only when the publisher confirms that the key was changed: delete ${file} and run this again. Nothing was changed.`,
  ])
