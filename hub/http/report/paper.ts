/** One page about one incident, before it is drawn: plain data, because it is drawn in a thread of its own. */

export type Fact = { label: string; value: string }

export type Paper = {
  language: 'vi' | 'en'
  /** Who writes it, top left; the country's own words, top right. */
  authority: string[]
  motto: string[]
  title: string
  number: string
  sections: { title: string; facts: Fact[] }[]
  story: { title: string; entries: { time: string; text: string }[] /** `{n}` stands for how many did not fit. */; more: string } | null
  signatures: { who: string; how: string }[]
  foot: string
}
