import type { PageLanguage } from '../respond/strings';

/** What stands at the end of a preview, in the languages of the public form. */
export const endWords: Record<PageLanguage, { title: string; text: string; label: string }> = {
  es: {
    title: 'Fin de la vista previa',
    text: 'Aquí la persona envía sus respuestas. En la vista previa no se guarda ni se envía nada.',
    label: 'Empezar de nuevo',
  },
  en: {
    title: 'End of the preview',
    text: 'Here a person sends their answers. In a preview nothing is kept and nothing is sent.',
    label: 'Start again',
  },
  fil: {
    title: 'Katapusan ng preview',
    text: 'Dito ipinapadala ng tao ang mga sagot. Sa preview, walang itinatago at walang ipinapadala.',
    label: 'Magsimula muli',
  },
  sw: {
    title: 'Mwisho wa onyesho la awali',
    text: 'Hapa mtu hutuma majibu yake. Kwenye onyesho la awali hakuna kinachohifadhiwa wala kutumwa.',
    label: 'Anza tena',
  },
};
