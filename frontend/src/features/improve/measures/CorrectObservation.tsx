import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../components/Loaded';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { today } from '../../../lib/improve/due';
import {
  correctObservation,
  type Measure,
  measureChanged,
  type Observation,
  observationHistoryQuery,
  observationQuery,
  withdrawObservation,
} from '../../../lib/improve/measures';
import { Changes } from './Changes';
import css from './Measures.module.css';
import { Value } from './ObservationsPanel';
import { type Read, readObservation } from './observation-body';
import { ValueFields } from './ValueFields';
import { faultText, refusalText } from './words';

interface CorrectProps {
  measure: Measure;
  id: string;
  done: () => void;
}

export function CorrectObservation({ measure, id, done }: CorrectProps) {
  const { t } = useI18n();
  const observation = useQuery({ ...observationQuery(measure.id, id), staleTime: 0 });
  const history = useQuery(observationHistoryQuery(measure.id, id));
  return (
    <Stack>
      <Loaded query={observation} rows={3}>
        {(found) => <Correction measure={measure} began={found} done={done} />}
      </Loaded>
      <h3>{t('measure.history')}</h3>
      <Loaded query={history} rows={2}>
        {({ items }) => <Changes changes={items} />}
      </Loaded>
    </Stack>
  );
}

/** A correction needs a reason; old and new values stay in the history. */
function Correction({ measure, began, done }: { measure: Measure; began: Observation; done: () => void }) {
  const { t, language } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const [base, setBase] = useState(began);
  const [read, setRead] = useState<Read>({ faults: {} });
  const [noReason, setNoReason] = useState(false);
  const send = useMutation({
    mutationFn: async (form: FormData) => {
      const reason = text(form, 'reason');
      setNoReason(reason === '');
      const act = text(form, 'act');
      if (act === 'withdraw')
        return reason && withdrawObservation(measure.id, began.id, base.version, reason);
      if (act === 'exclude')
        return (
          reason &&
          correctObservation(measure.id, began.id, base.version, {
            excluded: began.excluded ? null : reason,
            reason,
          })
        );
      const found = readObservation(form, measure.data, language, today());
      setRead(found);
      if (!found.body || !reason) return undefined;
      return correctObservation(measure.id, began.id, base.version, { ...found.body, reason });
    },
    onSuccess: async (stored) => {
      if (!stored) return;
      await measureChanged(client, measure.id);
      say(t('app.saved'));
      done();
    },
  });
  const newer =
    send.error instanceof Problem && send.error.status === 412
      ? (send.error.body.current as Observation | undefined)
      : undefined;
  return (
    <form
      noValidate
      onSubmit={submitted(() => undefined)}
      onSubmitCapture={(event) => {
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        const form = new FormData(event.currentTarget as HTMLFormElement);
        form.set('act', button?.value ?? '');
        send.mutate(form);
      }}
    >
      <Stack>
        {newer && newer.version !== base.version && (
          <div className={css.versions} role="alert">
            <strong>{t('measure.value_overtaken')}</strong>
            <span>
              <Value measure={measure} row={newer} />
            </span>
            <div>
              <Button variant="default" size="sm" onClick={() => setBase(newer)}>
                {t('measure.overtaken_accept')}
              </Button>
            </div>
          </div>
        )}
        {send.error && !newer && <Refusal error={send.error} />}
        <TextInput
          type="date"
          label={t('measure.date')}
          name="on_date"
          defaultValue={began.on_date}
          max={today()}
          error={read.faults.on_date && t(read.faults.on_date)}
        />
        <ValueFields measure={measure} began={began} faults={read.faults} />
        <Textarea
          label={t('measure.why_corrected')}
          name="reason"
          rows={2}
          maxLength={500}
          error={noReason && t('fault.no_reason')}
        />
        <div className={css.buttons}>
          <Button type="submit" loading={send.isPending} value="correct">
            {t('measure.save_correction')}
          </Button>
          <Button type="submit" variant="default" disabled={send.isPending} value="exclude">
            {began.excluded ? t('measure.take_in') : t('measure.leave_out')}
          </Button>
          <Button type="submit" variant="default" disabled={send.isPending} value="withdraw">
            {t('measure.withdraw')}
          </Button>
        </div>
        <p className={css.small}>{t('measure.correct_hint')}</p>
      </Stack>
    </form>
  );
}

/** A refusal whose code is known is said in words; any other as everywhere. */
function Refusal({ error }: { error: Error }) {
  const { t } = useI18n();
  if (!(error instanceof Problem)) return <Trouble error={error} />;
  const words =
    error.errors.length > 0
      ? error.errors.map((one) => faultText(t, one)).join(' ')
      : refusalText(t, error.code);
  return words ? (
    <p className={css.error} role="alert">
      {words}
    </p>
  ) : (
    <Trouble error={error} />
  );
}
