/** An empty list to fill in, with headers that the import knows and one row that shows how and that it refuses. */
import { stringify } from 'csv-stringify/sync'
import { workbook } from './workbook.ts'

type Language = 'vi' | 'en'
type Line = readonly [header: string, example: string, width: number]

/** The example names every kind at once, which no row may: a list sent with it still in says so. */
const LINES: Record<Language, readonly Line[]> = {
  vi: [
    ['Mã', 'KH07', 8],
    ['Tên', 'VÍ DỤ, xóa dòng này: Tiệm vàng Kim Hoa', 36],
    ['Loại', 'Tiệm vàng, Ngân hàng, QTDND hoặc Khác', 22],
    ['Địa chỉ', '12 Trần Hưng Đạo, thôn 3', 36],
    ['Tọa độ', '11.7353, 108.3736', 24],
    ['Công an xã', '', 24],
    ['Đèn báo', 'tắt', 10],
    ['Đường truyền', 'SIM', 14],
    ['Nhà mạng', 'Viettel', 14],
    ['SIM hết hạn', '31/12/2027', 14],
    ['Ngày thử nút', '12', 14],
    ['Ghi chú', 'Cửa sau ra hẻm 14', 30],
    ['Người liên hệ 1', 'Anh Tâm', 20],
    ['Chức vụ 1', 'quản lý', 14],
    ['SĐT liên hệ 1', '0900000002', 16],
    ['Vị trí liên hệ 1', 'ngoài', 14],
    ['Mật khẩu liên hệ 1', 'sông Đa Nhim', 18],
    ['Người liên hệ 2', 'Quầy thu ngân', 20],
    ['Chức vụ 2', 'nhân viên', 14],
    ['SĐT liên hệ 2', '02633840001', 16],
    ['Vị trí liên hệ 2', 'trong', 14],
  ],
  en: [
    ['Code', 'KH07', 8],
    ['Name', 'EXAMPLE, delete this row: Kim Hoa Gold Shop', 36],
    ['Kind', 'gold-shop, bank, credit-fund or other', 22],
    ['Address', '12 Tran Hung Dao', 36],
    ['Location', '11.7353, 108.3736', 24],
    ['Station', '', 24],
    ['Lamp', 'off', 10],
    ['Uplink', 'sim', 14],
    ['Carrier', 'Viettel', 14],
    ['SIM expires', '2027-12-31', 14],
    ['Test day', '12', 14],
    ['Notes', 'Back door to alley 14', 30],
    ['Contact 1', 'Mr Tam', 20],
    ['Contact 1 role', 'manager', 14],
    ['Contact 1 phone', '0900000002', 16],
    ['Contact 1 where', 'outside', 14],
    ['Contact 1 challenge', 'Da Nhim river', 18],
    ['Contact 2', 'Counter', 20],
    ['Contact 2 role', 'staff', 14],
    ['Contact 2 phone', '02633840001', 16],
    ['Contact 2 where', 'inside', 14],
  ],
}

const rowsOf = (language: Language): string[][] => [
  LINES[language].map(([header]) => header),
  LINES[language].map(([, example]) => example),
]

/** With a byte order mark and `;`, as Excel with Vietnamese settings opens it in columns. */
export const templateCsv = (language: Language): string =>
  stringify(rowsOf(language), { delimiter: ';', bom: true, record_delimiter: '\r\n' })

export const templateXlsx = (language: Language): Buffer =>
  workbook(
    rowsOf(language),
    LINES[language].map(([, , width]) => width),
  )
