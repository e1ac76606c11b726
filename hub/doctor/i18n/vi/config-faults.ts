/** What is wrong with a setting, in Vietnamese. config.ts says it in English, to the log and to whoever starts the hub by hand. */

const SAID: readonly (readonly [english: RegExp, vi: string])[] = [
  [/^write a port number from 0 to 65535; 0 takes any free one$/, 'ghi số cổng từ 0 đến 65535; 0 là cổng trống bất kỳ'],
  [
    /^there is no such file, or this user may not look into its folder$/,
    'không có tệp ấy, hoặc người dùng này không được vào thư mục chứa nó',
  ],
  [/^there is no such variable; see (.*)$/, 'không có biến này; xem $1'],
  [/^a certificate needs its key: set both or neither$/, 'có chứng thư thì phải có khóa: đặt cả hai hoặc không đặt'],
  [/^a key needs its certificate: set both or neither$/, 'có khóa thì phải có chứng thư: đặt cả hai hoặc không đặt'],
  [
    /^"(.*)" is no address; write (\S+) or a range such as (\S+), with commas between$/,
    '«$1» không phải địa chỉ; ghi $2 hoặc một dải như $3, cách nhau bằng dấu phẩy',
  ],
  [/^write an address such as (\S+)$/, 'ghi địa chỉ như $1'],
  [/^write mailto: and an e-mail address$/, 'ghi mailto: rồi tới địa chỉ thư điện tử'],
  [/^at least (\d+) characters$/, 'ít nhất $1 ký tự'],
  [/^"(.*)" is not a host name; .*$/, '«$1» không phải tên máy; ghi các tên cách nhau bằng dấu phẩy, mỗi tên có thể kèm :cổng'],
  [
    /^this is no certificate: .* (-----BEGIN CERTIFICATE-----)$/,
    'đây không phải chứng thư: ghi tên tệp ca.pem của nơi cấp bên đó, bắt đầu bằng $1',
  ],
  [/^write one of (.*)$/, 'ghi một trong các từ: $1'],
  [/^write (nut:\S+), or (nut:\S+)$/, 'ghi $1, hoặc $2'],
]

/** @param fault `NAME="value": what is wrong`, as config.ts writes it; one that is not known here is left as it is */
export function configFault(fault: string): string {
  const [, name = '', english = fault] = /^(HUB_\w+(?:="(?:[^"\\]|\\.)*")?: )(.*)$/s.exec(fault) ?? []
  for (const [pattern, vi] of SAID) if (pattern.test(english)) return name + english.replace(pattern, vi)
  return fault
}

export const configFaults = (faults: string): string =>
  faults
    .split('; HUB_')
    .map((each, at) => configFault(at === 0 ? each : `HUB_${each}`))
    .join('; ')
