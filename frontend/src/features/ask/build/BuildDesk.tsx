import { VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Route, Routes } from 'react-router';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import type { Draft } from '../instruments/drafts';
import css from './Build.module.css';
import { type Desk, DeskProvider } from './BuildContext';
import { BuildHead, BuildTabs } from './BuildHead';
import { beginning } from './begin';
import { ConflictView } from './ConflictView';
import { bringBack } from './edits';
import type { Kept } from './kept';
import { languagesOf } from './languages';
import { outline } from './outline';
import { PreviewView } from './PreviewView';
import { PublishView } from './PublishView';
import { QuestionsView } from './QuestionsView';
import { TranslationsView } from './TranslationsView';
import { useAutosave } from './useAutosave';
import { useBook } from './useBook';
import { useCheck } from './useCheck';

/** Where a questionnaire is written. All its views work on the same sheets. */
export function BuildDesk({ draft, kept }: { draft: Draft; kept: Kept | undefined }) {
  const { t } = useI18n();
  const { to } = useScope();
  const [begun] = useState(() => beginning(draft, kept));
  const editing = useBook(() => begun.work);
  const { title, book, edit } = editing;
  const autosave = useAutosave(draft, begun.stored, { title, book }, begun.clash);
  const check = useCheck(draft.id, autosave.state);
  const [selected, select] = useState<string | null>(null);
  const [told, announce] = useState('');
  const fresh = useRef(new Set<string>());
  const items = useMemo(() => outline(book), [book]);
  const languages = useMemo(() => languagesOf(book), [book]);
  useUndoKeys(editing.undo, editing.redo);
  const desk: Desk = {
    ...editing,
    draft,
    items,
    languages,
    check,
    selected,
    select,
    announce,
    saving: autosave.state,
    fresh: fresh.current,
    save: autosave.save,
    stop: autosave.stop,
    bringBack: (before, id) => {
      edit((now) => bringBack(now, before.book, id));
      select(id);
    },
  };
  return (
    <DeskProvider value={desk}>
      <Page
        title={title || t('build.untitled')}
        trail={[{ label: t('ask.questionnaires'), to: to('ask/questionnaires') }]}
        actions={<BuildHead />}
      >
        <VisuallyHidden aria-live="polite">{told}</VisuallyHidden>
        <BuildTabs />
        {autosave.state.kind === 'conflict' && autosave.state.current && (
          <ConflictView current={autosave.state.current} took={autosave.took} />
        )}
        <div className={css.place}>
          <Routes>
            <Route index element={<QuestionsView />} />
            <Route path="translations" element={<TranslationsView />} />
            <Route path="preview" element={<PreviewView />} />
            <Route path="publish" element={<PublishView />} />
          </Routes>
        </div>
      </Page>
    </DeskProvider>
  );
}

/** Wherever the focus is: the browser's own undo knows one field only. */
function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      const back = key === 'z' && !event.shiftKey;
      const forth = key === 'y' || (key === 'z' && event.shiftKey);
      if (!back && !forth) return;
      event.preventDefault();
      (back ? undo : redo)?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [undo, redo]);
}
