import { type ReactNode, useId } from 'react'

/** One thing to know or to do, with its name. */
export function Card({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p className="page-lead">{lead}</p>}
      {children}
    </section>
  )
}
