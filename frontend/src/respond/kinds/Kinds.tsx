/** The kinds of questions that most questionnaires do not have: loaded when one is asked. */

import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { Bearing } from './Bearing';
import { CalendarDate } from './CalendarDate';
import { dateLook } from './calendars';
import { FileAnswer } from './FileAnswer';
import { LabelFiles } from './LabelFiles';
import { MapChoices } from './MapChoices';
import { OtherApp } from './OtherApp';
import { Place, Places } from './Place';
import { kindWords } from './words';

export { LabelFiles };

export function Kinds(props: ControlProps) {
  const { words } = useForm();
  const own = kindWords(words);
  const { kind, raw } = props.node.definition;
  if (raw.app) return <OtherApp {...props} kindWords={own} />;
  if (kind === 'one') return <MapChoices {...props} kindWords={own} />;
  if (kind === 'decimal') return <Bearing {...props} kindWords={own} />;
  if (kind === 'geopoint') return <Place {...props} kindWords={own} />;
  if (kind === 'geotrace' || kind === 'geoshape') return <Places {...props} kindWords={own} />;
  const look = kind === 'date' ? dateLook(raw.appearance ?? []) : null;
  if (look) return <CalendarDate {...props} look={look} kindWords={own} />;
  return <FileAnswer {...props} kindWords={own} />;
}
