import { useEffect, useState } from 'react';
import { canRecord } from '../../lib/media/recorder';
import { asJpeg, shrink, Unreadable } from '../../lib/media/shrink';
import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { say } from '../strings';
import { dropFile, fileName, keepFile, keptFile, sizeText } from './kept-files';
import { Recording } from './Recording';
import { Sketch } from './Sketch';
import type { KindWords } from './words';

interface Props extends ControlProps {
  kindWords: KindWords;
}

const ACCEPT: Record<string, string> = { image: 'image/*', audio: 'audio/*', video: 'video/*' };
const CHOOSE: Record<string, 'photo' | 'audio' | 'video' | 'file'> = {
  image: 'photo',
  audio: 'audio',
  video: 'video',
};
/** What the server takes when it does not say otherwise. */
const MOST_BYTES = 100_000_000;

type Kept = { blob: Blob; name: string } | 'none' | 'lost' | 'looking' | 'received';

/** A photo, drawing, recording, video or file: on this device first, sent with the answers. */
export function FileAnswer({ node, id, describedBy, invalid, kindWords: words }: Props) {
  const { session } = useForm();
  const { kind, raw } = node.definition;
  const looks = raw.appearance ?? [];
  const [kept, setKept] = useState<Kept>(node.value === '' ? 'none' : 'looking');
  const [trouble, setTrouble] = useState('');
  const [way, setWay] = useState<'choose' | 'sketch'>('choose');
  const most = session.link.most_file_bytes ?? MOST_BYTES;

  useEffect(() => {
    if (node.value === '') return setKept('none');
    const name = node.value;
    let gone = false;
    void keptFile(session.id, name)
      .catch(() => undefined)
      .then((found) => {
        if (gone) return;
        const received = session.amends?.files.includes(name);
        if (found) setKept({ blob: new Blob([found.bytes], { type: found.type }), name });
        else setKept(received ? 'received' : 'lost');
        if (!found && !received) session.refuse([node]);
      });
    return () => {
      gone = true;
    };
  }, [node, node.value, session]);

  const drop = () => {
    if (node.value !== '') void dropFile(session.id, node.value).catch(() => undefined);
    session.answer(node, '');
  };
  const keep = async (blob: Blob, name: string) => {
    setTrouble('');
    if (blob.size > most) {
      const [size, limit] = [blob.size, most].map((bytes) => sizeText(bytes, session.language));
      return setTrouble(say(words.tooBig, { size: size ?? '', most: limit ?? '' }));
    }
    const before = node.value;
    try {
      await keepFile(session.id, name, blob);
    } catch {
      return setTrouble(words.unkept);
    }
    session.answer(node, name);
    setWay('choose');
    if (before !== '') void dropFile(session.id, before).catch(() => undefined);
  };
  const choose = async (file: File) => {
    if (kind !== 'image') return keep(file, fileName(file.name));
    try {
      await keep(await shrink(file, file.name), fileName(asJpeg(file.name)));
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      setTrouble(words.unreadable);
    }
  };
  const drawn = kind === 'image' && looks.some((look) => ['draw', 'signature', 'annotate'].includes(look));
  return (
    <div className="file">
      {trouble && (
        <p className="problem" role="alert">
          {trouble}
        </p>
      )}
      {kept === 'lost' && (
        <p className="problem" role="alert">
          {say(words.lost, { name: node.value })}
        </p>
      )}
      {kept === 'received' && <p>{say(words.received, { name: node.value })}</p>}
      {typeof kept === 'object' && (
        <Preview {...kept} kind={kind} words={words} language={session.language} />
      )}
      {way === 'sketch' ? (
        <Sketch
          words={words}
          under={looks.includes('annotate') && typeof kept === 'object' ? kept.blob : undefined}
          keep={(blob) => void keep(blob, fileName(`${node.definition.name}.png`, 'png'))}
        />
      ) : (
        <div className="side-by-side">
          {!(drawn && !looks.includes('annotate')) && (
            <label className="button">
              {typeof kept === 'object' || kept === 'received'
                ? words.another
                : words[CHOOSE[kind] ?? 'file']}
              <input
                id={`${id}-file`}
                type="file"
                accept={ACCEPT[kind]}
                {...capture(looks)}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  event.currentTarget.value = '';
                  if (file) void choose(file);
                }}
              />
            </label>
          )}
          {kind === 'audio' && canRecord() && (
            <Recording words={words} keep={(blob, name) => void keep(blob, fileName(name))} />
          )}
          {drawn && (
            <button type="button" onClick={() => setWay('sketch')}>
              {words.draw}
            </button>
          )}
          {node.value !== '' && (
            <button type="button" className="quiet" onClick={drop}>
              {words.drop}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** `new` asks for the camera at once, as in ODK Collect; else the phone offers both ways. */
function capture(looks: readonly string[]): { capture?: 'user' | 'environment' } {
  if (looks.includes('new-front') || looks.includes('selfie')) return { capture: 'user' };
  return looks.includes('new') || looks.includes('new-rear') ? { capture: 'environment' } : {};
}

interface PreviewProps {
  blob: Blob;
  name: string;
  kind: string;
  words: KindWords;
  language: string;
}

function Preview({ blob, name, kind, words, language }: PreviewProps) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  const said = say(words.kept, { name, size: sizeText(blob.size, language) });
  return (
    <figure>
      {address && kind === 'image' && <img src={address} alt="" />}
      {address && kind === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: a person's own recording of a moment ago has no captions
        <audio controls src={address} />
      )}
      {address && kind === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: a person's own video of a moment ago has no captions
        <video controls playsInline src={address} />
      )}
      <figcaption>{said}</figcaption>
    </figure>
  );
}
