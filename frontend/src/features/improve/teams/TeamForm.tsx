import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { largest, smallest, type Team } from '../../../lib/improve/teams';
import { colleaguesQuery } from '../../../lib/people/colleagues';
import { schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { MemberLine } from './MemberLine';
import { type Line, linesOf, membersFrom, newLine, schoolFrom } from './members';
import css from './Teams.module.css';

export interface TeamSaid {
  network: string;
  name: string;
  school: string | null;
  members: ReturnType<typeof membersFrom>;
}

interface TeamFormProps {
  /** The team that is changed; none for a new one. It stays in its network. */
  team?: Team;
  networks: { id: string; name: string; school_ids: string[] }[];
  first: string | undefined;
  error: Error | null;
  saving: boolean;
  onSubmit: (said: TeamSaid) => void;
}

export function TeamForm({ team, networks, first, error, saving, onSubmit }: TeamFormProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const [network, setNetwork] = useState(team?.network_id ?? first ?? networks[0]?.id ?? '');
  const [lines, setLines] = useState(() => linesOf(team));
  const schools = useQuery(schoolsQuery(project.id));
  const people = useQuery({ ...colleaguesQuery(network), enabled: network !== '' });
  const at = (pointer: string) => fieldError(error, pointer);
  const inNetwork = networks.find(({ id }) => id === network)?.school_ids ?? [];
  const offered = schools.data?.filter(({ id }) => inNetwork.includes(id) || id === team?.school_id) ?? [];
  const change = (key: number, fields: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...fields } : line)));
  return (
    <form
      className={css.form}
      onSubmit={submitted((form) =>
        onSubmit({
          network,
          name: text(form, 'name'),
          school: schoolFrom(form),
          members: membersFrom(lines),
        }),
      )}
    >
      <Stack gap="lg">
        {error && <Trouble error={error} />}
        <TextInput
          label={t('teams.name')}
          name="name"
          required
          withAsterisk={false}
          maxLength={200}
          defaultValue={team?.name}
          error={at('/name')}
        />
        <div className={css.pair}>
          <NativeSelect
            label={t('improve.network')}
            value={network}
            disabled={team !== undefined}
            data={networks.map(({ id, name }) => ({ value: id, label: name }))}
            error={at('/network_id')}
            onChange={(event) => setNetwork(event.currentTarget.value)}
          />
          <NativeSelect
            key={`${network} ${offered.length}`}
            label={t('teams.school')}
            name="school_id"
            defaultValue={team?.school_id ?? ''}
            data={[
              { value: '', label: t('teams.no_school') },
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={at('/school_id')}
          />
        </div>
        <section className={css.members} aria-label={t('teams.members')}>
          <h2>{t('teams.members')}</h2>
          <p className={css.hint}>{t('teams.members_hint')}</p>
          {at('/members') && <p className={css.error}>{at('/members')}</p>}
          <ol className={css.lines}>
            {lines.map((line, index) => (
              <MemberLine
                key={line.key}
                line={line}
                number={index + 1}
                people={people.data ?? []}
                error={(field) => at(`/members/${index}${field}`)}
                onChange={(fields) => change(line.key, fields)}
                onRemove={
                  lines.length > smallest
                    ? () => setLines((now) => now.filter(({ key }) => key !== line.key))
                    : undefined
                }
              />
            ))}
          </ol>
          {lines.length < largest && (
            <Button
              variant="default"
              leftSection={<Icon name="plus" size={16} />}
              onClick={() => setLines((now) => [...now, newLine('student', 'code')])}
            >
              {t('teams.add_member')}
            </Button>
          )}
        </section>
        <div>
          <Button type="submit" loading={saving}>
            {t('app.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
