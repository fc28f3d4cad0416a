import { NumberInput, TextInput } from '../Inputs';
import type { ControlProps } from '../Question';
import { FILES } from '../session';
import { FileAnswer } from './FileAnswer';
import type { KindWords } from './words';

/** What another app fills in on a phone with ODK Collect: written or chosen here, as there when the app is missing. */
export function OtherApp(props: ControlProps & { kindWords: KindWords }) {
  const { kindWords: words, ...control } = props;
  const { kind } = control.node.definition;
  if (FILES.has(kind)) {
    return (
      <>
        <p className="hint">{words.otherAppFile}</p>
        <FileAnswer {...props} />
      </>
    );
  }
  const field = { ...control, id: `${control.id}-value` };
  return (
    <>
      <label className="hint" htmlFor={field.id}>
        {words.otherApp}
      </label>
      {kind === 'text' || kind === 'barcode' ? <TextInput {...field} /> : <NumberInput {...field} />}
    </>
  );
}
