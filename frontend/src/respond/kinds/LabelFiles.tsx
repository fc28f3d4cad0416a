import { useEffect, useState } from 'react';
import { useForm } from '../FormContext';
import { formFile } from '../form-files';

interface Props {
  /** By kind: image, big-image, audio, video. */
  files: Record<string, string>;
  /** What they stand beside; a picture without words is named by its file. */
  text: string;
}

/** Pictures, sounds and videos that a questionnaire shows with its words. */
export function LabelFiles({ files, text }: Props) {
  const picture = files['big-image'] ?? files.image;
  return (
    <>
      {picture && <OneFile kind="image" name={picture} text={text} />}
      {files.audio && <OneFile kind="audio" name={files.audio} text={text} />}
      {files.video && <OneFile kind="video" name={files.video} text={text} />}
    </>
  );
}

function OneFile({ kind, name, text }: { kind: 'image' | 'audio' | 'video'; name: string; text: string }) {
  const { session } = useForm();
  const [address, setAddress] = useState('');
  useEffect(() => {
    let made = '';
    let gone = false;
    void formFile(session.token, session.link, name).then((blob) => {
      if (!blob || gone) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [session, name]);
  const alt = text.trim() ? '' : name.replace(/\.[^.]+$/, '').replaceAll('_', ' ');
  if (!address) return alt ? <span>{alt}</span> : null;
  if (kind === 'image') return <img className="label-file" src={address} alt={alt} />;
  // Nothing that is played may choose the answer that it stands in.
  const still = (event: { preventDefault: () => void }) => event.preventDefault();
  return kind === 'audio' ? (
    // biome-ignore lint/a11y/useMediaCaption: the words stand beside it
    <audio className="label-file" controls preload="metadata" src={address} onClick={still} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: the words stand beside it
    <video className="label-file" controls playsInline preload="metadata" src={address} onClick={still} />
  );
}
