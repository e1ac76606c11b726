/** Text as people search for it: "tiem vang" finds "Tiệm vàng". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim()
