/**
 * The columns of a site import, found by their headers in Vietnamese or English. Case, accents and punctuation do not count:
 * `Địa chỉ`, `dia chi` and `ĐỊA CHỈ:` are one header. Any order; a column that is not known is named in the answer and left out.
 */

/** `{field: headers}`; docs and the page's template are made of it. */
export const SITE_COLUMNS = {
  code: ['code', 'mã', 'mã điểm', 'mã số', 'số hiệu', 'ký hiệu'],
  name: ['name', 'tên', 'tên điểm', 'tên đơn vị', 'tên cơ sở', 'đơn vị', 'cơ sở'],
  kind: ['kind', 'type', 'loại', 'loại hình'],
  address: ['address', 'địa chỉ'],
  lat: ['lat', 'latitude', 'vĩ độ'],
  lon: ['lon', 'lng', 'longitude', 'kinh độ'],
  location: ['location', 'coordinates', 'map', 'tọa độ', 'vị trí', 'bản đồ', 'google maps'],
  station: ['station', 'công an', 'công an xã', 'công an phường', 'đồn', 'trạm', 'đơn vị trực'],
  lamp: ['lamp', 'đèn', 'đèn báo'],
  uplink: ['uplink', 'connection', 'đường truyền', 'kết nối bằng'],
  operator: ['carrier', 'operator', 'nhà mạng', 'nhà cung cấp'],
  simExpires: ['sim expires', 'sim expiry', 'sim until', 'sim hết hạn', 'hạn sim', 'ngày hết hạn sim'],
  testDay: ['test day', 'monthly test day', 'ngày thử nút', 'ngày thử', 'ngày thử nút hằng tháng'],
  notes: ['notes', 'note', 'ghi chú'],
} as const
export type SiteField = keyof typeof SITE_COLUMNS

/**
 * `contact 1 phone`, `SĐT liên hệ 2`, `Người liên hệ`: one of the subjects, a number (1 when left out), one of the parts, in any
 * order. A part alone, `SĐT 2` or `Chức vụ`, is a contact's too, but for a name or a place.
 */
export const CONTACT_SUBJECTS = ['contact', 'người liên hệ', 'liên hệ'] as const
export const CONTACT_PARTS = {
  name: ['', 'name', 'tên', 'họ tên', 'họ và tên'],
  phone: ['phone', 'tel', 'số điện thoại', 'điện thoại', 'sđt', 'đt'],
  role: ['role', 'chức vụ', 'chức danh', 'vai trò'],
  where: ['where', 'place', 'vị trí', 'nơi', 'ở đâu'],
  challenge: ['challenge', 'mật hiệu', 'mật khẩu', 'từ hỏi đáp'],
} as const
export type ContactPart = keyof typeof CONTACT_PARTS
/** `contact2.phone` */
export type ContactField = `contact${number}.${ContactPart}`
export type Column = SiteField | ContactField

/** What two spellings of one word have in common: lower case, no accents, single spaces for all that is not a letter or digit. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const siteFields = new Map(Object.entries(SITE_COLUMNS).flatMap(([field, names]) => names.map((name) => [plain(name), field as SiteField])))
const contactParts = new Map(
  Object.entries(CONTACT_PARTS).flatMap(([part, names]) => names.map((name) => [plain(name), part as ContactPart])),
)
const subject = new RegExp(CONTACT_SUBJECTS.map(plain).join('|'))

/** The column a header stands for, or null: unknown. */
export function columnOf(header: string): Column | null {
  const words = plain(header)
  const field = siteFields.get(words)
  if (field || words === '') return field ?? null
  const rest = words.replace(subject, ' ')
  const part = contactParts.get(plain(rest.replaceAll(/\d+/g, ' ')))
  // alone, a name or a place is the site's
  if (!part || (rest === words && (part === 'name' || part === 'where'))) return null
  return `contact${Number(/\d{1,2}/.exec(words)?.[0] ?? 1)}.${part}`
}
