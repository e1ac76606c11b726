/** Made by console/manual/plugin.ts when the pages are built. */
declare module 'virtual:manual' {
  type Section = { id: string; title: string }
  type Loaded = { sections: Section[]; html: string }
  export type Guide = {
    name: import('../../manual/guides.ts').GuideName
    appendix: boolean
    title: string
    whole: () => Promise<Loaded>
    discreet: () => Promise<Loaded>
  }
  export const version: string
  export const guides: Record<'vi' | 'en', Guide[]>
}
