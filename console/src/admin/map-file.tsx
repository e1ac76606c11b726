import '../map/texts.ts'
import './map-file.css'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { mapInfo } from '../map/map-info.ts'
import { looksLikeMap, type Sending, sendMap } from '../map/send-map.ts'
import { bytes } from './bytes.ts'
import { MapFacts } from './map-facts.tsx'

const EXAMPLE = 'pmtiles extract https://build.protomaps.com/20261120.pmtiles \\\n  xa.pmtiles --bbox=108.20,11.60,108.55,11.90'

type Progress = { name: string; size: number; sent: number }

/** The map file: what is there, bringing another, taking it away, and where such a file comes from. */
export function MapFile() {
  const { t } = useTranslation()
  const { data: info, error } = useQuery(mapInfo)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const sending = useRef<Sending | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const bring = async (file: File) => {
    setRefused(null)
    if (!(await looksLikeMap(file))) return setRefused(new ApiError('map-not-pmtiles', 400))
    const { name, size } = file
    setProgress({ name, size, sent: 0 })
    sending.current = sendMap(file, (sent) => setProgress({ name, size, sent }))
    try {
      queryClient.setQueryData(mapInfo.queryKey, await sending.current.answer)
    } catch (reason) {
      setRefused(reason)
    }
    setProgress(null)
  }
  const remove = useMutation({
    mutationFn: () => call('DELETE', '/map'),
    onSuccess: () => queryClient.setQueryData(mapInfo.queryKey, { present: false }),
  })
  const percent = progress ? Math.floor((100 * progress.sent) / Math.max(1, progress.size)) : 0
  return (
    <section className="map-file" aria-labelledby="map-file">
      <h2 id="map-file">{t('map.file.title')}</h2>
      <MapFacts info={info} />
      <Trouble error={refused ?? remove.error ?? error} />
      {progress ? (
        <div className="map-file-progress">
          <p role="status">
            {progress.sent < progress.size
              ? t('map.file.sending', { name: progress.name, percent, sent: bytes(progress.sent), size: bytes(progress.size) })
              : t('map.file.checking', { name: progress.name })}
          </p>
          <progress aria-label={t('map.file.bring')} max={progress.size} value={progress.sent} />
          <Button variant="default" onClick={() => sending.current?.stop()}>
            {t('map.file.stop')}
          </Button>
        </div>
      ) : (
        <div className="map-file-acts">
          <Button onClick={() => field.current?.click()}>{info?.present ? t('map.file.replace') : t('map.file.bring')}</Button>
          {info?.present && (
            <Button variant="default" loading={remove.isPending} onClick={() => confirm(t('map.file.removeSure')) && remove.mutate()}>
              {t('map.file.remove')}
            </Button>
          )}
          <input
            ref={field}
            className="unseen"
            type="file"
            accept=".pmtiles"
            tabIndex={-1}
            aria-label={t('map.file.bring')}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              currentTarget.value = ''
              if (file) void bring(file)
            }}
          />
        </div>
      )}
      <p>{t('map.file.whence')}</p>
      <pre>{EXAMPLE}</pre>
      <p className="quiet-words">{t('map.file.secret')}</p>
    </section>
  )
}
