/** Said where it was saved, and to a screen reader. */
export function Saved({ words, show }: { words: string; show: boolean }) {
  return (
    <p className="saved" role="status">
      {show ? words : ''}
    </p>
  )
}
