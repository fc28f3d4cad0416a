import { msg, type Translate } from '../i18n/I18n';
import { type Part, PartDown, Problem } from './problem';

/** The part's name as a person knows it: by what they do there. */
const partNames: Record<Part, string> = {
  identity: msg('part.identity'),
  pdsa: msg('part.pdsa'),
  survey: msg('part.survey'),
  reports: msg('part.reports'),
};

export const partName = (t: Translate, part: Part) => t(partNames[part]);

/** Screens translate the stable code, never the server's sentence. */
const texts: Record<string, string> = {
  'sign_in.failed': msg('problem.sign_in_failed'),
  'permission.denied': msg('problem.permission_denied'),
  not_found: msg('problem.not_found'),
  validation: msg('problem.validation'),
  'conflict.version': msg('problem.conflict_version'),
  'idempotency.reused': msg('problem.idempotency_reused'),
  'setup.done': msg('problem.setup_done'),
  'setup.code': msg('problem.setup_code'),
  'totp.enrolment_required': msg('problem.totp_enrolment'),
  'totp.required': msg('problem.totp_required'),
  'instrument.invalid': msg('problem.instrument_invalid'),
  'wave.closed': msg('problem.wave_closed'),
  'wave.amendments_off': msg('problem.amendments_off'),
  'wave.draft': msg('problem.wave_state'),
  'wave.open': msg('problem.wave_state'),
  'wave.frozen': msg('problem.wave_frozen'),
  'wave.nobody_invited': msg('problem.wave_nobody'),
  'wave.roster_needs_names': msg('problem.roster_needs_names'),
  'figures.wave_open': msg('problem.figures_wave_open'),
  'instrument.unreadable': msg('problem.instrument_unreadable'),
  'instrument.too_costly': msg('problem.instrument_too_costly'),
  'totp.wrong': msg('problem.totp_wrong'),
  'password.weak': msg('problem.password_weak'),
  'session.ended': msg('problem.signed_out'),
  'document.not_ready': msg('problem.document_not_ready'),
  'file.missing': msg('problem.file_missing'),
  'upload.no_room': msg('problem.upload_no_room'),
  'upload.hash_mismatch': msg('problem.upload_changed'),
  'evidence.other_file': msg('problem.upload_changed'),
  'evidence.too_many': msg('problem.evidence_too_many'),
  overloaded: msg('problem.overloaded'),
  'link.unknown': msg('problem.link_unknown'),
  'wave.named': msg('problem.wave_named'),
  'conflict.settled': msg('problem.conflict_settled'),
  'media.frozen': msg('problem.media_frozen'),
  'media.supplied': msg('problem.media_supplied'),
  'media.refused': msg('problem.media_refused'),
  'library.item_invalid': msg('problem.item_invalid'),
  'library.key_taken': msg('problem.item_key_taken'),
  'library.archived': msg('problem.item_archived'),
  'framework.invalid': msg('problem.framework_invalid'),
  'framework.unreadable': msg('problem.framework_unreadable'),
  'framework.key_taken': msg('problem.framework_key_taken'),
  'framework.draft_there': msg('problem.framework_draft_there'),
  'framework.no_draft': msg('problem.framework_no_draft'),
};

const byStatus: Record<number, string> = {
  401: msg('problem.signed_out'),
  403: msg('problem.permission_denied'),
  404: msg('problem.not_found'),
  409: msg('problem.conflict'),
  412: msg('problem.conflict_version'),
  413: msg('problem.too_large'),
  422: msg('problem.validation'),
  429: msg('problem.too_often'),
};

/** A heading and a sentence for any failure; an unknown code is shown beside the general sentence. */
export function problemText(t: Translate, error: Error): { title: string; text: string } {
  if (error instanceof PartDown) {
    return error.offline
      ? { title: t('problem.offline_title'), text: t('problem.offline') }
      : {
          title: t('problem.part_down_title'),
          text: t('problem.part_down', { part: partName(t, error.part) }),
        };
  }
  if (!(error instanceof Problem)) return { title: t('problem.title'), text: t('problem.unknown') };
  const text = texts[error.code] ?? byStatus[error.status];
  return {
    title: t('problem.title'),
    text: text ? t(text) : t('problem.unknown_code', { code: error.code }),
  };
}
