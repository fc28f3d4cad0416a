import { Checkbox, Fieldset, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { type CalendarRule, parseRule, writeRule } from './calendar-rule';
import css from './Definitions.module.css';
import type { Definition } from './definitions';
import { monthName, weekdayName } from './rule-in-words';

type Schedule = NonNullable<Definition['schedule']>;
type Every = CalendarRule['every'] | 'never' | 'kept';

const usual: CalendarRule = { every: 'month', weekday: 1, day: 1, months: [12], hour: 7, minute: 0 };
const lastSafeDay = 28;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What the fields below say. A rule that this form can't show stays as it was. */
export function scheduleFrom(form: FormData, before: Schedule | null): Schedule | null {
  const every = text(form, 'every') as Every;
  if (every === 'never') return null;
  if (every === 'kept') return before;
  const [hour = 7, minute = 0] = text(form, 'time').split(':').map(Number);
  const rule = writeRule({
    every,
    weekday: Number(text(form, 'weekday') || usual.weekday),
    day: Number(text(form, 'day') || usual.day),
    months: form.getAll('months').map(Number),
    hour,
    minute,
  });
  return { rule, time_zone: text(form, 'time_zone') };
}

export function ScheduleFields(props: {
  schedule: Schedule | null;
  zone: string;
  error: string | undefined;
}) {
  const { t, language } = useI18n();
  const { schedule, zone, error } = props;
  const parsed = schedule && parseRule(schedule.rule);
  const [every, setEvery] = useState<Every>(parsed ? parsed.every : schedule ? 'kept' : 'never');
  const rule = parsed ?? usual;
  const choices: { value: Every; label: string }[] = [
    { value: 'never', label: t('schedule.never') },
    { value: 'week', label: t('schedule.week') },
    { value: 'month', label: t('schedule.month') },
    { value: 'year', label: t('schedule.year') },
  ];
  if (schedule && !parsed) choices.push({ value: 'kept', label: schedule.rule });
  const dated = every === 'month' || every === 'year';
  return (
    <Fieldset legend={t('schedule.title')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('schedule.every')}
          name="every"
          value={every}
          data={choices}
          error={error}
          onChange={(event) => setEvery(event.currentTarget.value as Every)}
        />
        {every === 'week' && (
          <NativeSelect
            label={t('schedule.weekday')}
            name="weekday"
            defaultValue={String(rule.weekday)}
            data={numbers(7).map((day) => ({ value: String(day), label: weekdayName(language, day) }))}
          />
        )}
        {every === 'year' && (
          <fieldset className={css.months}>
            <legend>{t('schedule.months')}</legend>
            {numbers(12).map((month) => (
              <Checkbox
                key={month}
                size="sm"
                name="months"
                value={String(month)}
                label={monthName(language, month)}
                defaultChecked={rule.months.includes(month)}
              />
            ))}
          </fieldset>
        )}
        {dated && (
          <NativeSelect
            label={t('schedule.day')}
            name="day"
            defaultValue={String(rule.day)}
            data={[
              ...numbers(lastSafeDay).map((day) => ({ value: String(day), label: String(day) })),
              { value: '-1', label: t('schedule.last_day') },
            ]}
          />
        )}
        {(dated || every === 'week') && (
          <div className={css.pair}>
            <TextInput
              type="time"
              label={t('schedule.time')}
              name="time"
              required
              defaultValue={`${String(rule.hour).padStart(2, '0')}:${String(rule.minute).padStart(2, '0')}`}
            />
            <TextInput
              label={t('schedule.zone')}
              name="time_zone"
              required
              defaultValue={schedule?.time_zone ?? zone}
            />
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}
