import { useEffect, useRef, useState } from 'react';
import { clock, longestSeconds, Recorder } from '../../lib/media/recorder';
import { say } from '../strings';
import type { KindWords } from './words';

interface Props {
  words: KindWords;
  keep: (blob: Blob, name: string) => void;
}

/** The device's microphone, until the person says it is enough or half an hour has passed. */
export function Recording({ words, keep }: Props) {
  const recorder = useRef<Recorder | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [denied, setDenied] = useState(false);

  const finish = async () => {
    const running = recorder.current;
    if (!running) return;
    recorder.current = null;
    setSeconds(null);
    const { blob, name } = await running.stop();
    keep(blob, name);
  };
  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    if (seconds === null) return;
    const timer = setInterval(() => {
      const now = recorder.current?.seconds ?? 0;
      if (now >= longestSeconds) void latest.current();
      else setSeconds(now);
    }, 500);
    return () => clearInterval(timer);
  }, [seconds]);
  // Whoever leaves the screen in mid-sentence keeps what was said.
  useEffect(() => () => void latest.current(), []);

  const begin = async () => {
    setDenied(false);
    try {
      recorder.current = await Recorder.begin();
      setSeconds(0);
    } catch {
      setDenied(true);
    }
  };
  if (seconds !== null) {
    return (
      <>
        <span role="timer">{say(words.recording, { time: clock(seconds) })}</span>
        <button type="button" className="primary" onClick={() => void finish()}>
          {words.finish}
        </button>
      </>
    );
  }
  return (
    <>
      <button type="button" onClick={() => void begin()}>
        {words.record}
      </button>
      {denied && (
        <p className="problem" role="alert">
          {words.noMicrophone}
        </p>
      )}
    </>
  );
}
