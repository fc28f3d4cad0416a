import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { clock, longestSeconds, Recorder, type Recording } from '../../../lib/media/recorder';
import type { DraftFile } from './draft';
import css from './Evidence.module.css';
import { Sound } from './Player';
import { useObjectUrl } from './useObjectUrl';

type State =
  | { kind: 'ready' }
  | { kind: 'running' | 'paused'; seconds: number; level: number }
  | { kind: 'done'; recording: Recording }
  | { kind: 'trouble'; denied: boolean };

const bars = 24;

/** Record, pause, hear it, keep it; nothing is sent before it is kept. */
export function RecordSound({ onKeep }: { onKeep: (file: DraftFile) => void }) {
  const { t } = useI18n();
  const { state, begin, pause, resume, stop } = useRecording();
  const heard = useObjectUrl(state.kind === 'done' ? state.recording.blob : null);
  if (state.kind === 'done') {
    const { blob, name, seconds } = state.recording;
    return (
      <div className={css.recorder}>
        <p className={css.clock}>{clock(seconds)}</p>
        {heard && <Sound url={heard} label={t('evidence.hear')} />}
        <div className={css.row}>
          <Button size="md" onClick={() => onKeep({ blob, name })}>
            {t('evidence.keep_recording')}
          </Button>
          <Button size="md" variant="default" onClick={() => void begin()}>
            {t('evidence.record_again')}
          </Button>
        </div>
      </div>
    );
  }
  const running = state.kind === 'running';
  const on = running || state.kind === 'paused';
  return (
    <div className={css.recorder}>
      {state.kind === 'trouble' && (
        <p className={css.loud} role="alert">
          <Icon name="alert" />{' '}
          {state.denied ? t('evidence.microphone_denied') : t('evidence.microphone_missing')}
        </p>
      )}
      <p className={css.clock} role="timer" aria-label={t('evidence.length')}>
        {clock(on ? state.seconds : 0)}
      </p>
      <div
        className={css.level}
        role="img"
        aria-label={running ? t('evidence.hears') : t('evidence.hears_not')}
      >
        {Array.from({ length: bars }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are their places
          <i key={n} className={running && state.level * bars > n ? css.loudBar : ''} />
        ))}
      </div>
      <div className={css.row}>
        {!on && (
          <Button size="md" leftSection={<Icon name="microphone" />} onClick={() => void begin()}>
            {t('evidence.record')}
          </Button>
        )}
        {on && (
          <Button size="md" variant="default" onClick={running ? pause : resume}>
            {running ? t('evidence.pause') : t('evidence.go_on')}
          </Button>
        )}
        {on && (
          <Button size="md" onClick={() => void stop()}>
            {t('evidence.stop')}
          </Button>
        )}
      </div>
      <p className={css.note}>{t('evidence.recording_agreed')}</p>
    </div>
  );
}

function useRecording() {
  const [state, setState] = useState<State>({ kind: 'ready' });
  const recorder = useRef<Recorder | null>(null);
  const on = state.kind === 'running' || state.kind === 'paused';

  const stop = async () => {
    const { current } = recorder;
    recorder.current = null;
    if (current) setState({ kind: 'done', recording: await current.stop() });
  };
  const look = useRef(stop);
  look.current = stop;

  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => {
      const { current } = recorder;
      if (!current) return;
      const { paused, seconds, level } = current;
      if (seconds >= longestSeconds) void look.current();
      else setState({ kind: paused ? 'paused' : 'running', seconds, level });
    }, 100);
    return () => clearInterval(timer);
  }, [on]);
  // Closing the dialog gives the microphone back.
  useEffect(() => () => recorder.current?.drop(), []);

  return {
    state,
    stop,
    begin: async () => {
      try {
        recorder.current = await Recorder.begin();
        setState({ kind: 'running', seconds: 0, level: 0 });
      } catch (error) {
        setState({
          kind: 'trouble',
          denied: error instanceof DOMException && error.name === 'NotAllowedError',
        });
      }
    },
    pause: () => recorder.current?.pause(),
    resume: () => recorder.current?.resume(),
  };
}
