/** What a browser dials: a number as it is written for people holds spaces and dots. */
export const telephone = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`
