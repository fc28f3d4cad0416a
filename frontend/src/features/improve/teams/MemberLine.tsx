import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Position, positions } from '../../../lib/improve/teams';
import type { Line } from './members';
import css from './Teams.module.css';

interface MemberLineProps {
  line: Line;
  number: number;
  people: { id: string; name: string }[];
  error: (field: '' | '/person_id' | '/code_name' | '/position') => string | undefined;
  onChange: (change: Partial<Line>) => void;
  onRemove: (() => void) | undefined;
}

const withoutAccount: Position[] = ['student', 'parent'];

/** Somebody with an account, by name, or a student or parent under a code name; and where they stand. */
export function MemberLine({ line, number, people, error, onChange, onRemove }: MemberLineProps) {
  const { t } = useI18n();
  const known = people.some(({ id }) => id === line.person);
  const names = people.map(({ id, name }) => ({ value: id, label: name }));
  const chosen = known || !line.person ? [] : [{ value: line.person, label: t('teams.person_unknown') }];
  return (
    <li className={css.member}>
      <fieldset className={css.fields}>
        <legend className={css.legend}>{t('teams.member', { n: number })}</legend>
        <NativeSelect
          label={t('teams.position')}
          value={line.position}
          data={Object.entries(positions).map(([value, label]) => ({ value, label: t(label) }))}
          error={error('/position')}
          onChange={(event) => {
            const position = event.currentTarget.value as Position;
            const bare = !line.person && !line.code;
            onChange(
              bare ? { position, by: withoutAccount.includes(position) ? 'code' : 'account' } : { position },
            );
          }}
        />
        <NativeSelect
          label={t('teams.named_by')}
          value={line.by}
          data={[
            { value: 'account', label: t('teams.by_account') },
            { value: 'code', label: t('teams.by_code') },
          ]}
          onChange={(event) => onChange({ by: event.currentTarget.value as Line['by'] })}
        />
        {line.by === 'account' ? (
          <NativeSelect
            label={t('teams.person')}
            value={line.person}
            data={[{ value: '', label: t('teams.choose_person') }, ...chosen, ...names]}
            error={error('/person_id') ?? error('')}
            onChange={(event) => onChange({ person: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            label={t('teams.code_name')}
            description={t('teams.code_name_hint')}
            value={line.code}
            maxLength={60}
            error={error('/code_name') ?? error('')}
            onChange={(event) => onChange({ code: event.currentTarget.value })}
          />
        )}
      </fieldset>
      {onRemove && (
        <Button
          variant="subtle"
          size="sm"
          leftSection={<Icon name="close" size={16} />}
          aria-label={t('teams.remove_member', { n: number })}
          onClick={onRemove}
        >
          {t('teams.remove')}
        </Button>
      )}
    </li>
  );
}
