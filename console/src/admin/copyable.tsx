import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Plain http has no clipboard: the field selects itself so that Ctrl+C is one key away. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  return (
    <div className="copyable">
      <label>
        <span>{label}</span>
        <input readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {'clipboard' in navigator && (
        <button
          type="button"
          className="plain"
          onClick={() =>
            void navigator.clipboard.writeText(value).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {copied ? t('common.copied') : t('common.copy')}
        </button>
      )}
    </div>
  )
}
