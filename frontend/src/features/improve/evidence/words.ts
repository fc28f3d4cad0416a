import type { IconName } from '../../../components/icons';
import { msg } from '../../../lib/i18n/I18n';
import type { Evidence, Kind } from './evidence';

export const kindWords: Record<Kind, string> = {
  photo: msg('evidence.kind_photo'),
  file: msg('evidence.kind_file'),
  recording: msg('evidence.kind_recording'),
  link: msg('evidence.kind_link'),
  chart: msg('evidence.kind_chart'),
  survey_result: msg('evidence.kind_survey_result'),
};

export const kindIcons: Record<Kind, IconName> = {
  photo: 'camera',
  file: 'file',
  recording: 'microphone',
  link: 'open',
  chart: 'chart',
  survey_result: 'ask',
};

/** Why a file is not taken in, and what to do: by the server's code. */
const refusals: Record<string, string> = {
  'file.heic': msg('evidence.refused_heic'),
  'file.wrong_ending': msg('evidence.refused_ending'),
  'file.damaged': msg('evidence.refused_damaged'),
  'picture.damaged': msg('evidence.refused_damaged'),
  'picture.too_many_pixels': msg('evidence.refused_costly'),
  'file.too_costly': msg('evidence.refused_costly'),
  'file.bomb': msg('evidence.refused_costly'),
  'file.macros': msg('evidence.refused_macros'),
  'file.place_track': msg('evidence.refused_place'),
  'file.place_label': msg('evidence.refused_place'),
  'file.other_kind': msg('evidence.refused_other_kind'),
};

export const refusalWords = (code: string | undefined): string =>
  refusals[code ?? ''] ?? msg('evidence.refused_kind');

export const methodWords: Record<Evidence['method'], string> = {
  photo: msg('evidence.method_photo'),
  observation: msg('evidence.method_observation'),
  interview: msg('evidence.method_interview'),
  document: msg('evidence.method_document'),
  test: msg('evidence.method_test'),
  survey: msg('evidence.method_survey'),
  other: msg('evidence.method_other'),
};

export const voiceWords: Record<NonNullable<Evidence['voice']>, string> = {
  learner: msg('evidence.voice_learner'),
  teacher: msg('evidence.voice_teacher'),
  leader: msg('evidence.voice_leader'),
  parent: msg('evidence.voice_parent'),
  community: msg('evidence.voice_community'),
  other: msg('evidence.voice_other'),
};
