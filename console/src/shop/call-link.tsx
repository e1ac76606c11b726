/** A number that a telephone can call by a touch. */
export function CallLink({ phone }: { phone: string }) {
  return (
    <a className="call" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      {phone}
    </a>
  )
}
