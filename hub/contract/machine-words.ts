/**
 * What the machine says of itself in English (the operating system's error names, OpenSSL, SQLite, this program), in the language asked
 * for. What nobody has foreseen is quoted as the machine said it: a word in a foreign language helps more than none.
 */
type Line = readonly [said: RegExp, vi: string, en?: string]

/** `en`: where the machine says a name rather than words. In the order in which they are tried; `$1` is what the first group holds. */
const LINES: readonly Line[] = [
  [/^no answer within (\d+) s$/, 'không trả lời trong $1 giây'],
  [/^no reason given$/, 'không rõ vì sao'],
  [/^no certificate was shown$/, 'không đưa ra chứng thư nào'],
  [/^no certificate in it$/, 'trong tệp không có chứng thư nào'],
  [/^(?:status|HTTP) (\d+)$/, 'trả lời mã $1'],
  [/its certificate is not trusted here: see HUB_PUSH_CA/, 'chứng thư của nó không được tin, xem HUB_PUSH_CA'],
  [/^event (\d+) of the journal cannot be read/, 'sự kiện số $1 trong sổ ghi không đọc được'],
  [/^event (\d+) stands where event (\d+) should be$/, 'sự kiện $1 nằm ở chỗ của sự kiện $2'],
  [/^newer, its shape is (\d+), this program knows shapes up to (\d+)$/, 'do bản chương trình mới hơn ghi (dạng $1, bản này biết tới $2)'],
  [/^(?:damaged, )?it has no shape$/, 'thiếu phần đầu'],
  [/^(?:damaged, )?no migration leads on from shape (\d+)$/, 'không đọc được dạng $1'],
  [/^(?:damaged, )?it is missing$/, 'tệp đã mất'],
  [/^(?:damaged, )?.*(?:JSON|Unexpected (?:token|end))/, 'tệp không phải JSON nguyên vẹn'],
  [/^the disk has not answered for (\d+) s$/, 'đĩa không trả lời đã $1 giây'],
  [/^it (?:ended|begins) on (\S+)$/, 'ngày hiệu lực của nó không hợp: $1'],
  [/ENOSPC|database or disk is full/, 'đĩa đã đầy', 'the disk is full'],
  [/EROFS|readonly database/, 'đĩa bị khóa chỉ đọc', 'the disk takes no writing'],
  [/EIO|disk I\/O error/, 'đĩa hỏng khi đọc hoặc ghi', 'the disk fails'],
  [/EACCES|EPERM/, 'người dùng của máy chủ không được phép', 'the hub’s user may not'],
  [/ENOENT|unable to open database file/, 'không có tệp hoặc thư mục ấy', 'there is no such file or folder'],
  [/database disk image is malformed|file is not a database/, 'tệp không còn là cơ sở dữ liệu nguyên vẹn'],
  [/database is locked/, 'tệp đang bị chương trình khác giữ'],
  [/ECONNREFUSED/, 'không có gì chạy ở cổng ấy', 'nothing listens there (ECONNREFUSED)'],
  [/ECONNRESET|EPIPE|socket hang up/, 'bị ngắt giữa chừng', 'the line was cut (ECONNRESET)'],
  [/ETIMEDOUT/, 'không trả lời', 'no answer (ETIMEDOUT)'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN/, 'không có đường mạng tới đó', 'there is no way to it (EHOSTUNREACH)'],
  [/ENOTFOUND|ENODATA/, 'không có tên ấy', 'there is no such name (ENOTFOUND)'],
  [/EAI_AGAIN|ESERVFAIL/, 'máy chủ tên miền không trả lời', 'no name server answers (EAI_AGAIN)'],
  [/CERT_HAS_EXPIRED/, 'chứng thư đã hết hạn', 'its certificate has ended'],
  [/CERT_NOT_YET_VALID/, 'chứng thư chưa có hiệu lực', 'its certificate does not count yet'],
  [/ALTNAME/, 'chứng thư mang tên khác', 'its certificate bears another name'],
  [
    /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_UNTRUSTED|CERT|SIGNATURE/,
    'chứng thư không được tin',
    'its certificate is not trusted here',
  ],
  [/key values mismatch/i, 'khóa không cùng cặp với chứng thư'],
  [/PEM|no start line|DECODER|unsupported/i, 'tệp không phải chứng thư hay khóa dạng PEM'],
]

/** For a sentence that says what the machine said. */
export function machineWords(said: string, language: 'vi' | 'en'): string {
  for (const [pattern, vi, en] of LINES) {
    const found = pattern.exec(said)
    if (!found) continue
    return language === 'vi' ? vi.replaceAll(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '') : (en ?? said)
  }
  return asTheMachineSaid(said, language)
}

/** Word for word, and marked as such where the reader’s language is another. */
export const asTheMachineSaid = (said: string, language: 'vi' | 'en'): string =>
  language === 'vi' ? `máy ghi nguyên văn: “${said}”` : said
