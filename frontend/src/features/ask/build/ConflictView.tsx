import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { beginDraft, changeDraft, type Draft } from '../instruments/drafts';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { type Book, type LooseSheets, parse, write } from './sheets';

interface ConflictViewProps {
  /** The draft as somebody else, or another device, left it. */
  current: Draft;
  took: (current: Draft, book: Book) => Promise<void>;
}

/** Two people, or two devices, wrote the same draft: neither loses anything. */
export function ConflictView({ current, took }: ConflictViewProps) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { draft, title, book, become, stop } = useDesk();
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const apart = useMutation({
    mutationFn: async () => {
      const name = t('conflict.copy_of', { title: title.trim() || current.title }).slice(0, 200);
      const sheets = write(book);
      const based = draft.based_on ? { version_id: draft.based_on } : { sheets };
      const made = await beginDraft({ project_id: draft.project_id, title: name, ...based });
      if (draft.based_on) await changeDraft(made.id, made.version, { sheets });
      await stop();
      return made;
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['drafts'] });
      say(t('conflict.kept_apart'));
      await navigate(to(`ask/questionnaires/drafts/${made.id}`));
    },
  });
  const take = async () => {
    const theirs = parse(current.sheets as LooseSheets);
    become({ title: current.title, book: theirs });
    await took(current, theirs);
  };
  const rows = (count: number) => t('conflict.rows', { n: count });
  return (
    <section className={css.conflict} aria-label={t('conflict.draft_title')}>
      <h2>{t('conflict.draft_title')}</h2>
      <p>{t('conflict.draft_lead')}</p>
      <dl>
        <div>
          <dt>{t('conflict.yours')}</dt>
          <dd>
            {title} · {rows(book.survey.rows.length)}
          </dd>
        </div>
        <div>
          <dt>{t('conflict.theirs', { time: format.dateTime(current.updated_at) })}</dt>
          <dd>
            {current.title} · {rows(current.sheets.survey?.rows?.length ?? 0)}
          </dd>
        </div>
      </dl>
      {apart.error && <Trouble error={apart.error} />}
      <div className={css.headTools}>
        <Button loading={apart.isPending} onClick={() => apart.mutate()}>
          {t('conflict.keep_apart')}
        </Button>
        <Button variant="default" onClick={() => void take()}>
          {t('conflict.take_newer')}
        </Button>
      </div>
    </section>
  );
}
