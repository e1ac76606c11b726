/** Whose phone this is, because each maker hides its battery saver elsewhere. Told by the model that Chrome names, or by the browser's own name. */
export const MAKES = ['xiaomi', 'oppo', 'vivo', 'samsung', 'ios'] as const
export type Make = (typeof MAKES)[number]

const KNOWN: readonly [Make, RegExp][] = [
  ['ios', /iPhone|iPad|iPod/],
  ['samsung', /SamsungBrowser|\bS[MC]-[A-Z]|Galaxy/i],
  ['xiaomi', /MiuiBrowser|XiaoMi|Redmi|POCO|\bMi \d|\bM2\d{3}|\b2[1-9][01]\d[A-Z0-9]{4,6}[A-Z]\b/i],
  ['oppo', /HeyTap|OPPO|\bCP[HK]\d{4}|realme|\bRMX\d{4}|OnePlus/i],
  ['vivo', /VivoBrowser|\bvivo\b|\bV[12]\d{3}[A-Z]?\b/i],
]

export const makeOf = (text: string): Make | null => KNOWN.find(([, pattern]) => pattern.test(text))?.[0] ?? null

type WithModel = Navigator & { userAgentData?: { getHighEntropyValues(hints: string[]): Promise<{ model?: string }> } }

export async function thisMake(): Promise<Make | null> {
  const hints = await (navigator as WithModel).userAgentData?.getHighEntropyValues(['model']).catch(() => null)
  return makeOf(`${hints?.model ?? ''} ${platformText()}`)
}

/** An iPad calls itself a Mac, and has fingers. */
export const isIos = (): boolean => makeOf(platformText()) === 'ios'

function platformText(): string {
  const { userAgent, maxTouchPoints } = navigator
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1 ? `${userAgent} iPad` : userAgent
}
