import { Button, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from './Theory.module.css';
import { createVariant, type Theory, theoriesQuery } from './theories';

/** The network's theory and its schools' variants, as links beside each other. */
export function VariantsRow({ theory }: { theory: Theory }) {
  const { t } = useI18n();
  const { to } = useScope();
  const [asked, setAsked] = useState(false);
  const all = useQuery(theoriesQuery(theory.project_id, theory.network_id));
  const rows = all.data ?? [];
  const shared = rows.find((row) => !row.school_id);
  const variants = rows
    .filter((row) => row.school_id)
    .sort((a, b) => (a.school ?? '').localeCompare(b.school ?? ''));
  return (
    <nav className={css.variants} aria-label={t('theory.variants')}>
      {shared && (
        <NavLink className={css.variant} to={to(`improve/theory/${shared.id}`)} end>
          {shared.network ?? t('theory.shared')}
        </NavLink>
      )}
      {variants.map((row) => (
        <NavLink key={row.id} className={css.variant} to={to(`improve/theory/${row.id}`)} end>
          {t('theory.variant_of', { school: row.school ?? '' })}
        </NavLink>
      ))}
      {theory.may_write && shared && (
        <Button variant="subtle" leftSection={<Icon name="plus" />} onClick={() => setAsked(true)}>
          {t('theory.begin_variant')}
        </Button>
      )}
      {asked && shared && (
        <BeginVariant
          theory={theory}
          shared={shared.id}
          taken={variants.map((row) => row.school_id)}
          onClose={() => setAsked(false)}
        />
      )}
    </nav>
  );
}

interface BeginVariantProps {
  theory: Theory;
  shared: string;
  taken: (string | null)[];
  onClose: () => void;
}

function BeginVariant({ theory, shared, taken, onClose }: BeginVariantProps) {
  const { t } = useI18n();
  const { to } = useScope();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(theory.project_id));
  const schools = useQuery(schoolsQuery(theory.project_id));
  const members = networks.data?.find((one) => one.id === theory.network_id)?.school_ids ?? [];
  const free = (schools.data ?? []).filter(({ id }) => members.includes(id) && !taken.includes(id));
  const begin = useMutation({
    mutationFn: (school: string) => createVariant(shared, school),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['theories'] });
      onClose();
      await navigate(to(`improve/theory/${made.id}`));
    },
  });
  return (
    <Dialog title={t('theory.begin_variant')} onClose={onClose}>
      <form onSubmit={submitted((form) => begin.mutate(text(form, 'school_id')))}>
        <Stack>
          <p className={css.help}>{t('theory.begin_variant_lead')}</p>
          {begin.error && <Trouble error={begin.error} />}
          {schools.data && networks.data && free.length === 0 ? (
            <p>{t('theory.no_school_left')}</p>
          ) : (
            <>
              <NativeSelect
                label={t('theory.school')}
                name="school_id"
                required
                withAsterisk={false}
                data={free.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <div>
                <Button type="submit" loading={begin.isPending} disabled={free.length === 0}>
                  {t('theory.begin')}
                </Button>
              </div>
            </>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
