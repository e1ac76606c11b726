/** Names that somebody may have meant. */

/** Letters to change, add or leave out to make one the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

/** Without accents, because a keyboard at the box may have none. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '')

export function nearNames<P extends { username: string; name: string }>(asked: string, people: readonly P[]): P[] {
  const wanted = plain(asked)
  const far = ({ username, name }: P): number => {
    const own = plain(username)
    if (own.includes(wanted) || wanted.includes(own) || plain(name).includes(wanted)) return 0
    return distance(wanted, own)
  }
  const near = people.filter((person) => far(person) <= Math.max(2, Math.floor(wanted.length / 3)))
  return near.sort((a, b) => far(a) - far(b)).slice(0, 5)
}
