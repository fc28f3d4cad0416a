import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { openPdf } from '../../../lib/documents/open-document';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './WorksheetButtons.module.css';

type Paper = 'a4' | 'letter';

const place = 'duru.paper';
const remembered = (): Paper => (localStorage.getItem(place) === 'letter' ? 'letter' : 'a4');

/** One page to print: of a cycle, or blank to write on by hand. The paper that was chosen stays chosen here. */
export function WorksheetButtons({ cycleId }: { cycleId?: string }) {
  const { t, language } = useI18n();
  const [paper, setPaper] = useState(remembered);
  const open = useMutation({
    mutationFn: (which: string) =>
      openPdf(`/api/pdsa/v1/cycles/${which}worksheet.pdf?language=${language}&paper=${paper}`),
  });
  const button = (which: string, label: string) => (
    <Button
      variant="default"
      leftSection={<Icon name="print" size={18} />}
      loading={open.isPending && open.variables === which}
      onClick={() => open.mutate(which)}
    >
      {label}
    </Button>
  );
  return (
    <div className={css.sheet}>
      {cycleId && button(`${cycleId}/`, t('worksheet.open'))}
      {button('', t('worksheet.blank'))}
      <NativeSelect
        size="sm"
        label={t('worksheet.paper')}
        value={paper}
        data={[
          { value: 'a4', label: 'A4' },
          { value: 'letter', label: t('worksheet.letter') },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value as Paper;
          localStorage.setItem(place, chosen);
          setPaper(chosen);
        }}
      />
      {open.error && <Trouble error={open.error} />}
    </div>
  );
}
