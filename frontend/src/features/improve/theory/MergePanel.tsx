import { useMutation, useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Content, contentOf } from './model';
import { OfferList } from './OfferList';
import { mergeTheory } from './theories';

interface MergePanelProps {
  title: string;
  lead: string;
  /** The theory that moved on, and the version that one's own content was made from. */
  theory: string;
  from: number;
  /** The theory's version as it is known now: a newer one is asked for anew. */
  version: number;
  content: Content;
  aimOf: (id: string | null) => string;
  onTaken: (content: Content, version: number) => void;
}

/** Both sides, change by change: what others did since, and what of it is taken into one's own. */
export function MergePanel({ title, lead, theory, from, version, content, aimOf, onTaken }: MergePanelProps) {
  const { t } = useI18n();
  const offered = useQuery({
    queryKey: ['theory', theory, 'merge', from, version, content],
    queryFn: () => mergeTheory(theory, from, content),
    placeholderData: (before) => before,
  });
  const take = useMutation({
    mutationFn: (keys: string[]) => mergeTheory(theory, from, content, keys),
    onSuccess: (merged) => onTaken(contentOf(merged.content), merged.version),
  });
  return (
    <Panel title={title}>
      <p>{lead}</p>
      {take.error && <Trouble error={take.error} />}
      <Loaded query={offered} rows={3}>
        {(found) => (
          <>
            {found.offers.length === 0 && <p>{t('theory.nothing_to_take')}</p>}
            <OfferList
              key={found.offers.map((offer) => offer.key).join()}
              offers={found.offers}
              aimOf={aimOf}
              busy={take.isPending}
              onTake={take.mutate}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
