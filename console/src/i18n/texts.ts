import type { vi } from './vi.ts'

/**
 * The shape every other language must have. Vietnamese has one plural form (`_other`), English two:
 * where Vietnamese counts, the other language must also say `_one` (CLDR plural categories).
 */
export type Texts = Shape<typeof vi>

type Shape<Tree> = {
  [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]>
} & {
  [Key in keyof Tree as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string
}
