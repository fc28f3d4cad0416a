import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { saveBlob } from '../../../lib/documents/save-blob';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import { statusLabels } from '../../../lib/improve/idea-words';
import { diagram } from './diagram';
import type { Hanging } from './hanging';
import type { TreeNode } from './model';
import css from './Theory.module.css';

interface DiagramDownloadsProps {
  name: string;
  aim: Aim | undefined;
  nodes: TreeNode[];
  hanging: Hanging;
}

/** The diagram as a file, made on this device; and the whole page on paper. */
export function DiagramDownloads({ name, aim, nodes, hanging }: DiagramDownloadsProps) {
  const { t, format } = useI18n();
  const make = useMutation({
    networkMode: 'always',
    mutationFn: async (form: 'svg' | 'png') => {
      const { drawingText } = await import('./drawing-file');
      const { fileName, pngOf } = await import('../../../components/chart/download');
      const drawing = diagram(
        aim?.statement ?? t('theory.no_aim'),
        aim ? [aim.for_whom, aim.how_much, format.date(aim.by_when)].join(' · ') : '',
        nodes,
        (driver) =>
          hanging.ideasOf(driver).map(({ title, status }) => ({ title, state: t(statusLabels[status]) })),
        [t('theory.aim'), t('theory.primaries'), t('theory.secondaries'), t('theory.ideas')],
      );
      const text = drawingText(drawing, `${t('theory.drivers')}: ${name}`, aim?.statement ?? '');
      const made = form === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text);
      saveBlob(made, fileName(name, t('theory.drivers'), new Date().toISOString().slice(0, 10), form));
    },
  });
  return (
    <div className={css.downloads}>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="print" size={16} />}
        onClick={() => window.print()}
      >
        {t('theory.print')}
      </Button>
      {(['svg', 'png'] as const).map((form) => (
        <Button
          key={form}
          variant="default"
          size="sm"
          leftSection={<Icon name="reports" size={16} />}
          onClick={() => make.mutate(form)}
        >
          {t('theory.diagram_as', { form: form.toUpperCase() })}
        </Button>
      ))}
      {make.error && <Trouble error={make.error} />}
    </div>
  );
}
