type Props<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; words: string }[]
}

/** A filter of a list: the browser's own select, which every keyboard, phone and screen reader knows. */
export function Choice<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  )
}
