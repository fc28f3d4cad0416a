import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './PhoneFrame.module.css';

interface Spoken {
  code: string;
  name: string;
}

/** The compiled form, as the server makes it; only its languages are looked at here. */
type Model = Record<string, unknown>;

export const languagesOfModel = (model: Model): Spoken[] => (model.languages as Spoken[] | undefined) ?? [];

/** The public form itself on a phone's screen, in each language. Nothing is kept and nothing is sent. */
export function PhoneFrame({ model }: { model: Model }) {
  const { t } = useI18n();
  const languages = languagesOfModel(model);
  const [chosen, setChosen] = useState(languages[0]?.code ?? '');
  const code = languages.some((one) => one.code === chosen) ? chosen : (languages[0]?.code ?? '');
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return;
      if (data?.kind === 'duru.preview.ready') setReady((count) => count + 1);
      if (data?.kind === 'duru.preview.spoken') setChosen(String(data.language));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (ready === 0) return;
    const asked = { kind: 'duru.preview', model, language: code };
    frame.current?.contentWindow?.postMessage(asked, window.location.origin);
  }, [ready, model, code]);
  return (
    <div className={css.stand}>
      {languages.length > 1 && (
        <fieldset className={css.languages}>
          <legend className={css.legend}>{t('preview.language')}</legend>
          {languages.map((one) => (
            <button
              key={one.code}
              type="button"
              lang={one.code}
              aria-pressed={one.code === code}
              onClick={() => setChosen(one.code)}
            >
              {one.name || one.code}
            </button>
          ))}
        </fieldset>
      )}
      <div className={css.phone}>
        <iframe ref={frame} className={css.screen} src="/preview/" title={t('preview.frame')} />
      </div>
      <p className={css.note}>{t('preview.note')}</p>
    </div>
  );
}
