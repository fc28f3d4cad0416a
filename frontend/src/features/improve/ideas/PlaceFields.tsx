import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldError } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { teamsQuery } from '../../../lib/improve/teams';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';

interface PlaceFieldsProps {
  network: string;
  /** Left out where the network stays as it is. */
  onNetwork?: (network: string) => void;
  school?: string | null;
  team?: string | null;
  error: Error | null;
}

/** Whose it is: a network, perhaps one of its schools, perhaps one of its teams. */
export function PlaceFields({ network, onNetwork, school, team, error }: PlaceFieldsProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const networks = useQuery(networksQuery(project.id)).data ?? [];
  const schools = useQuery(schoolsQuery(project.id)).data ?? [];
  const teams = useQuery({ ...teamsQuery(project.id, network), enabled: network !== '' }).data ?? [];
  const inNetwork = new Set(networks.find(({ id }) => id === network)?.school_ids);
  const none = { value: '', label: t('improve.none') };
  return (
    <>
      {onNetwork && (
        <NativeSelect
          label={t('improve.network')}
          name="network_id"
          required
          withAsterisk={false}
          value={network}
          onChange={(event) => onNetwork(event.currentTarget.value)}
          data={networks.map(({ id, name }) => ({ value: id, label: name }))}
          error={fieldError(error, '/network_id')}
        />
      )}
      <div className={css.pair}>
        <NativeSelect
          key={`school-${network}-${schools.length}`}
          label={t('improve.school')}
          name="school_id"
          defaultValue={school ?? ''}
          data={[
            none,
            ...schools
              .filter(({ id }) => inNetwork.has(id) || id === school)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fieldError(error, '/school_id')}
        />
        <NativeSelect
          key={`team-${network}-${teams.length}`}
          label={t('idea.team')}
          name="team_id"
          defaultValue={team ?? ''}
          data={[none, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          error={fieldError(error, '/team_id')}
        />
      </div>
    </>
  );
}
