export const paper = {
  state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  date: 'ngày {{day}} tháng {{month}} năm {{year}}',
  sign: '(ký, ghi rõ họ tên)',
  print: 'In',
}
