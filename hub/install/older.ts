/**
 * A release older than the one that is installed is taken only when somebody asks for it in words: a signature does not age, and what
 * was mended since is broken again in an old version (docs/decisions/0044).
 */
import { lt } from 'semver'
import { currentRelease, type Places } from './places.ts'
import { versionIn } from './releases.ts'
import { InstallFault, say } from './say.ts'

/** Never handed on: the installer of an old release may not know it. */
export const ALLOW_OLDER = '--allow-older-version'

/**
 * Both versions are those of package.json, which the signature covers; what the file is called is not looked at.
 * @param release an unpacked one that is trusted, of which nothing has been run yet
 * @param allowed whoever runs it has said that an older one will do
 * @throws InstallFault, with nothing changed
 */
export function mustNotBeOlder(release: string, places: Places, allowed: boolean): void {
  if (currentRelease(places) === null) return
  const [from, to] = [versionIn(places.current), versionIn(release)]
  // semver.org §11: 1.0.0-rc.2 comes before 1.0.0, and what follows a + does not count.
  if (!lt(to, from)) return
  if (!allowed) throw older(from, to)
  say(
    `Bản ${to} CŨ HƠN bản ${from} đang cài; vẫn cài, vì đã ghi ${ALLOW_OLDER}.`,
    `Version ${to} is OLDER than ${from}, which is installed; going on, because of ${ALLOW_OLDER}.`,
  )
}

const older = (from: string, to: string): InstallFault =>
  new InstallFault('untrusted', [
    `Bộ cài này là bản ${to}, CŨ HƠN bản ${from} đang cài: không dùng, vì lỗi đã sửa từ đó đến nay sẽ trở lại. Tìm đúng bộ cài mới nhất. Nếu bản ${from} không hợp, muốn về bản trước lần cập nhật cuối: sudo tieng-chuong go-back. Chỉ khi nơi phát hành bảo dùng đúng bản cũ này: chạy lại, thêm ${ALLOW_OLDER}. Chưa có gì thay đổi.`,
    `This is version ${to}, OLDER than ${from}, which is installed: it is not taken, because what was mended since would be broken again. Look for the newest archive. If ${from} does not suit, and you want the version from before the last update: sudo tieng-chuong go-back. Only when the publisher tells you to use this old one: run this again with ${ALLOW_OLDER}. Nothing was changed.`,
  ])
