/** A list of businesses as an office keeps it: a title above, `;` between, decimal commas, telephone numbers without their zero. */

const KINDS = ['Ngân hàng', 'Tiệm vàng', 'QTDND'] as const

export function onboardingDay(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const kind = KINDS[at % KINDS.length]
    const place = `"${(11.73 + at / 1000).toFixed(4).replace('.', ',')}, ${(108.37 + at / 1000).toFixed(4).replace('.', ',')}"`
    return [
      at + 1,
      `X${String(at + 1).padStart(2, '0')}`,
      `${kind} số ${at + 1}`,
      kind,
      `${at + 1} Quốc lộ 20`,
      place,
      `Anh Số ${at + 1}`,
      912000000 + at,
      'ngoài',
    ].join(';')
  })
  return ['DANH SÁCH CƠ SỞ NĂM 2026;;;;;;;;', 'STT;Mã;Tên;Loại;Địa chỉ;Tọa độ;Người liên hệ;SĐT liên hệ;Vị trí liên hệ', ...rows].join(
    '\r\n',
  )
}
