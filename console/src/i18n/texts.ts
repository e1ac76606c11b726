import type { words } from './vi/words.ts'
import type { vi } from './vi.ts'

/**
 * The shape every other language must have. Vietnamese has one plural form (`_other`), English two:
 * where Vietnamese counts, the other language must also say `_one` (CLDR plural categories).
 */
export type Texts = Shape<typeof vi>
/** The words every page knows; what stands at the top of the tree. */
export type Words = Shape<typeof words>

type Shape<Tree> = {
  [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]>
} & {
  [Key in keyof Tree as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string
}
