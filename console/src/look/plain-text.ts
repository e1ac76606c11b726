/** What two spellings have in common, so that "duc trong" finds "Đức Trọng". */
export const plainText = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').trim()
