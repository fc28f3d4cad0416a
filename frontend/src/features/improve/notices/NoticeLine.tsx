import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { type Notice, readOne } from '../../../lib/improve/notices';
import { stages } from '../../../lib/improve/stages';
import { scopeAddress } from '../../../lib/scope/useScope';
import css from './Notices.module.css';

const sentences: Record<Notice['kind'], string> = {
  mention: msg('notice.mention'),
  reply: msg('notice.reply'),
  comment: msg('notice.comment'),
  prompt: msg('notice.prompt'),
  review_asked: msg('notice.review_asked'),
  review_answered: msg('notice.review_answered'),
  cycle_moved: msg('notice.cycle_moved'),
  idea_adopted: msg('notice.idea_adopted'),
};

const places = {
  cycle: 'improve/cycles',
  idea: 'improve/ideas',
  theory: 'improve/theory',
  measure: 'improve/measures',
  evidence: 'improve',
} as const;

/** Where a notice leads: the record, in the project that it belongs to. */
const placeOf = ({ project_id, subject }: Notice) =>
  scopeAddress(
    project_id,
    {},
    subject.kind === 'evidence' ? places.evidence : `${places[subject.kind]}/${subject.id}`,
  );

export function NoticeLine({ notice, name }: { notice: Notice; name: string | undefined }) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const stage = notice.detail.stage as keyof typeof stages | undefined;
  const read = () => {
    if (notice.read_at) return;
    void readOne(notice.id)
      .then(() => client.invalidateQueries({ queryKey: ['notices'] }))
      .catch(() => undefined); // it stays unread, and is told again
  };
  const text = t(sentences[notice.kind], {
    name: name ?? t('talk.somebody'),
    title: notice.title,
    stage: stage ? t(stages[stage].label) : '',
  });
  return (
    <li className={notice.read_at ? css.line : `${css.line} ${css.fresh}`}>
      <Link to={placeOf(notice)} onClick={read}>
        {!notice.read_at && <span className={css.mark}>{t('notices.unread')}</span>}
        <span>{text}</span>
      </Link>
      {notice.excerpt && <p className={css.excerpt}>{notice.excerpt}</p>}
      <p className={css.when}>
        {[notice.network, format.dateTime(notice.created_at)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
