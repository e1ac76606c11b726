import { Button, NumberInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../../../hub/contract/opening-hours.ts'
import type { Lamp } from '../../../hub/contract/resources.ts'
import { HoursFields, WORKDAYS } from './hours-fields.tsx'
import { SimOffer } from './sim-offer.tsx'
import { StepForm, useSave } from './step-form.tsx'
import type { StepProps } from './step-props.ts'
import { draftOf, type UplinkDraft, UplinkFields, uplinkOf } from './uplink-fields.tsx'
import { useDraft } from './use-draft.ts'

const LAMPS: readonly Lamp[] = ['off', 'discreet', 'on']
type Draft = { hours: OpeningHours; worksHolidays: boolean; testDay: number | null; lamp: Lamp; notes: string; uplink: UplinkDraft }

export function DetailsStep({ site, next }: StepProps) {
  const { t } = useTranslation()
  const [{ hours, worksHolidays, testDay, lamp, notes, uplink }, change, forget] = useDraft<Draft>(`${site.id}.details`, {
    hours: site.hours ?? [],
    worksHolidays: site.worksHolidays === true,
    testDay: site.testDay ?? null,
    lamp: site.lamp,
    notes: site.notes ?? '',
    uplink: draftOf(site.uplink),
  })
  const save = useSave(site, forget, next)
  return (
    <StepForm
      step="details"
      site={site}
      busy={save.isPending}
      error={save.error}
      saved={save.isSuccess}
      submit={site.service === 'in-service' ? t('onboarding.save') : t('onboarding.saveNext')}
      onSubmit={() =>
        save.mutate({
          hours: hours.some(({ days }) => days.length > 0) ? hours.filter(({ days }) => days.length > 0) : null,
          worksHolidays: worksHolidays || null,
          testDay: testDay ?? null,
          lamp,
          notes: notes.trim() || null,
          uplink: uplinkOf(uplink),
        })
      }
    >
      <fieldset className="contact">
        <legend>{t('onboarding.hours')}</legend>
        <p className="road-lead">{hours.length === 0 ? t('onboarding.hoursNone') : t('onboarding.hoursLead')}</p>
        {hours.map((each, at) => (
          <HoursFields
            key={`${hours.length}-${String(at)}`}
            hours={each}
            number={at + 1}
            onChange={(some) => change({ hours: hours.map((other, place) => (place === at ? { ...other, ...some } : other)) })}
            onRemove={() => change({ hours: hours.toSpliced(at, 1) })}
          />
        ))}
        {hours.length < 7 && (
          <Button variant="default" onClick={() => change({ hours: [...hours, { days: [...WORKDAYS], open: '07:30', close: '17:00' }] })}>
            {t('onboarding.hoursAdd')}
          </Button>
        )}
        <label className="choice">
          <input type="checkbox" checked={worksHolidays} onChange={(event) => change({ worksHolidays: event.currentTarget.checked })} />
          {t('onboarding.worksHolidays')}
        </label>
      </fieldset>
      <NumberInput
        label={t('onboarding.testDay')}
        description={t('onboarding.testDayHint')}
        min={1}
        max={28}
        clampBehavior="strict"
        allowDecimal={false}
        value={testDay ?? ''}
        onChange={(value) => change({ testDay: typeof value === 'number' ? value : null })}
      />
      <fieldset className="choices choices-wide">
        <legend>{t('onboarding.lamp')}</legend>
        {LAMPS.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="lamp" checked={lamp === each} onChange={() => change({ lamp: each })} />
            <span>
              {t(`onboarding.lampMode.${each}`)}
              <small>{t(`onboarding.lampHint.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <UplinkFields uplink={uplink} onChange={(some) => change({ uplink: { ...uplink, ...some } })} />
      <SimOffer site={site} />
      <Textarea
        label={t('onboarding.notes')}
        description={t('onboarding.notesHint')}
        rows={4}
        maxLength={2000}
        value={notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
    </StepForm>
  )
}
