import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LadderTimes } from '../../../hub/contract/resources.ts'
import { isLadderWhole, type LadderStep, ladderFault, RANGE, STEPS } from './ladder.ts'

type Props = { title: string; times: LadderTimes; onChange: (times: LadderTimes) => void }

/** The times of one ladder, and the story they tell when nobody answers. */
export function LadderFields({ title, times, onChange }: Props) {
  const { t } = useTranslation()
  const fault = (step: LadderStep) => {
    const found = ladderFault(step, times)
    const [min, max] = RANGE[step]
    if (found === 'range') return t('settings.range', { min, max })
    return found === 'order' ? t('settings.mustGrow') : null
  }
  return (
    <fieldset className="ladder">
      <legend>{title}</legend>
      <div className="ladder-times">
        {STEPS.map((step) => (
          <TextInput
            key={step}
            label={t(`settings.step.${step}`)}
            inputMode="numeric"
            rightSection={<span className="ladder-unit">{t('settings.seconds')}</span>}
            rightSectionWidth={80}
            value={Number.isNaN(times[step]) ? '' : String(times[step])}
            error={fault(step)}
            onChange={(event) => onChange({ ...times, [step]: Number.parseInt(event.currentTarget.value, 10) })}
          />
        ))}
      </div>
      {isLadderWhole(times) && <LadderStory times={times} />}
    </fieldset>
  )
}

function LadderStory({ times }: { times: LadderTimes }) {
  const { t } = useTranslation()
  const told = ['notShown', 'notAcknowledged', 'everybody'] as const
  return (
    <div className="ladder-story">
      <h3>{t('settings.timeline')}</h3>
      <ol>
        <li>
          <b>{t('settings.at', { n: 0 })}</b>
          <span>{t('settings.say.start')}</span>
        </li>
        {told.map((step) => (
          <li key={step}>
            <b>{t('settings.at', { n: times[step] })}</b>
            <span>{t(`settings.say.${step}`)}</span>
          </li>
        ))}
        <li>
          <b>…</b>
          <span>{t('settings.say.repeat', { n: times.repeat })}</span>
        </li>
      </ol>
    </div>
  )
}
