/** The kinds of questions that most questionnaires do not have: loaded when one is asked. */

import { useForm } from '../FormContext';
import type { ControlProps } from '../Question';
import { Bearing } from './Bearing';
import { CalendarDate } from './CalendarDate';
import { dateLook } from './calendars';
import { FileAnswer } from './FileAnswer';
import { ImageMap } from './ImageMap';
import { LabelFiles } from './LabelFiles';
import { MapChoices } from './MapChoices';
import { Names } from './Names';
import { OtherApp } from './OtherApp';
import { People } from './People';
import { Place, Places } from './Place';
import { Rank } from './Rank';
import { kindWords } from './words';

export { LabelFiles, Names };

export function Kinds(props: ControlProps) {
  const { words } = useForm();
  const own = kindWords(words);
  const { kind, raw } = props.node.definition;
  if (kind === 'rank') return <Rank {...props} />;
  if (raw.choices?.roster) return <People {...props} />;
  if (raw.app) return <OtherApp {...props} kindWords={own} />;
  if (raw.appearance?.includes('image-map')) return <ImageMap {...props} />;
  if (kind === 'one') return <MapChoices {...props} kindWords={own} />;
  if (kind === 'decimal') return <Bearing {...props} kindWords={own} />;
  if (kind === 'geopoint') return <Place {...props} kindWords={own} />;
  if (kind === 'geotrace' || kind === 'geoshape') return <Places {...props} kindWords={own} />;
  const look = kind === 'date' ? dateLook(raw.appearance ?? []) : null;
  if (look) return <CalendarDate {...props} look={look} kindWords={own} />;
  return <FileAnswer {...props} kindWords={own} />;
}
