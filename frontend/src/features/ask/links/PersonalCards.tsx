import { useQuery } from '@tanstack/react-query';
import { Empty } from '../../../components/Empty';
import { QrCode } from '../../../components/QrCode';
import { Waiting } from '../../../components/Waiting';
import { type Formats, formatsFor } from '../../../lib/i18n/format';
import { type Translate, translator, useI18n } from '../../../lib/i18n/I18n';
import { type Language, languages } from '../../../lib/i18n/languages';
import { namesQuery } from '../../../lib/session/names';
import { roleName } from '../../../lib/session/roles';
import type { Wave } from '../../../lib/waves/waves';
import css from './Links.module.css';
import type { WaveLink } from './links';
import { type Invited, invitedOf } from './people';

interface Speech {
  t: Translate;
  format: Formats;
}

/** How to speak to each person in their own language. */
const speechQuery = {
  queryKey: ['card-languages'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () =>
    Object.fromEntries(
      await Promise.all(
        languages.map(
          async (one): Promise<[Language, Speech]> => [
            one,
            { t: await translator(one), format: formatsFor(one) },
          ],
        ),
      ),
    ) as Record<Language, Speech>,
};

interface Props {
  links: WaveLink[];
  wave: Wave;
  /** Only for those who have not answered. */
  waiting: boolean;
}

/** One card a person, in the person's language, to be handed over closed. */
export function PersonalCards({ links, wave, waiting }: Props) {
  const { t, format } = useI18n();
  const names = useQuery(namesQuery(links.map(({ person }) => person?.person_id)));
  const speech = useQuery(speechQuery);
  if (names.isLoading || speech.isLoading) return <Waiting rows={6} />;
  const people = invitedOf(links, names.data ?? new Map())
    .flatMap((one) => (one.url ? [{ ...one, url: one.url }] : []))
    .filter(({ answeredAt }) => !waiting || !answeredAt);
  if (people.length === 0) return <Empty title={t('cards.none')} />;
  return (
    <ul className={css.posters}>
      {people.map((one) => (
        <Card
          key={one.invitation}
          one={one}
          wave={wave}
          speech={(one.language && speech.data?.[one.language]) || { t, format }}
        />
      ))}
    </ul>
  );
}

function Card({ one, wave, speech }: { one: Invited & { url: string }; wave: Wave; speech: Speech }) {
  const { t, format } = speech;
  const name = one.name || t('invited.nameless', { role: roleName(t, one.role) });
  return (
    <li className={css.poster} lang={one.language ?? undefined}>
      <QrCode text={one.url} label={t('links.qr_of', { unit: name })} />
      <div>
        <h2>{name}</h2>
        <p>{[roleName(t, one.role), one.school || one.network.label].join(' · ')}</p>
        <p className={css.wave}>{wave.title}</p>
        <p>{t('posters.how')}</p>
        <p>{t('cards.own')}</p>
        <p>{t('posters.until', { date: format.date(wave.ends_on) })}</p>
        <p className={css.url}>{one.url}</p>
      </div>
    </li>
  );
}
