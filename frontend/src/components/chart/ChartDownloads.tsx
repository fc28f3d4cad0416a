import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { saveBlob } from '../../lib/documents/save-blob';
import { useI18n } from '../../lib/i18n/I18n';
import { Trouble } from '../Trouble';
import css from './ChartDownloads.module.css';
import type { ChartData } from './model';

interface DownloadsProps {
  title: string;
  subtitle: string;
  data: ChartData;
}

const forms = ['svg', 'png', 'csv'] as const;

/** The chart as a file: a drawing, a picture, or its figures. Made on this device, so also without a connection. */
export function ChartDownloads({ title, subtitle, data }: DownloadsProps) {
  const { t, format, language } = useI18n();
  const make = useMutation({
    networkMode: 'always',
    mutationFn: async (form: (typeof forms)[number]) => {
      const { csvText, fileName, pngOf, svgText } = await import('./download');
      const subject = { title, subtitle, data, saying: { t, format, language } };
      const made =
        form === 'csv'
          ? new Blob([csvText(subject)], { type: 'text/csv' })
          : form === 'svg'
            ? new Blob([svgText(subject)], { type: 'image/svg+xml' })
            : await pngOf(svgText(subject));
      saveBlob(made, fileName(title, subtitle, new Date().toISOString().slice(0, 10), form));
    },
  });
  return (
    <div className={css.downloads}>
      <fieldset className={css.row}>
        <legend>{t('chart.download')}</legend>
        {forms.map((form) => (
          <Button key={form} variant="default" size="sm" onClick={() => make.mutate(form)}>
            {form.toUpperCase()}
          </Button>
        ))}
      </fieldset>
      {make.error && <Trouble error={make.error} />}
    </div>
  );
}
