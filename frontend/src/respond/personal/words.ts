/** What is said only to those who have a link of their own. */

import { type Words, wordsOf } from '../strings';

const es = {
  privacy:
    'No necesita una cuenta. Este enlace es suyo: su respuesta cuenta una sola vez y queda a su nombre, que el programa conoce. Es confidencial, no anónima: solo quienes investigan ven respuestas individuales; los informes muestran grupos.',
  asksPeople: 'Pregunta por personas de su red, con nombre. Lo que diga de ellas se trata igual.',
  answeredTitle: 'Su respuesta ya llegó',
  answeredText: 'La recibimos el {time}. No tiene que hacer nada más. ¡Gracias!',
  awayTitle: 'La lista de personas no está disponible ahora',
  awayText:
    'Este cuestionario pregunta por personas de su red, y sus nombres no se pueden mostrar en este momento. Vuelva a intentarlo en un rato.',
};
export type PersonalWords = typeof es;

const en: PersonalWords = {
  privacy:
    'You need no account. This link is yours: your answer is counted once and goes under your name, which the programme knows. It is confidential, not anonymous: only those who do the research see single answers; reports show groups.',
  asksPeople: 'It asks about people of your network by name. What you say of them is treated the same way.',
  answeredTitle: 'Your answer has arrived',
  answeredText: 'It was received on {time}. There is nothing more to do. Thank you!',
  awayTitle: 'The list of people cannot be shown now',
  awayText:
    'This questionnaire asks about people of your network, and their names cannot be fetched at this moment. Please try again in a while.',
};

const fil: PersonalWords = {
  privacy:
    'Hindi kailangan ng account. Sa inyo ang link na ito: isang beses binibilang ang inyong sagot at nakapangalan ito sa inyo, na kilala ng programa. Kumpidensiyal ito, hindi anonimo: mga mananaliksik lamang ang nakakakita ng sagot ng isang tao; mga grupo ang ipinapakita sa ulat.',
  asksPeople:
    'Nagtatanong ito tungkol sa mga tao ng inyong network ayon sa pangalan. Ganoon din ang pagtrato sa sasabihin ninyo tungkol sa kanila.',
  answeredTitle: 'Dumating na ang inyong sagot',
  answeredText: 'Natanggap ito noong {time}. Wala na kayong kailangang gawin. Salamat!',
  awayTitle: 'Hindi maipakita ngayon ang listahan ng mga tao',
  awayText:
    'Nagtatanong ang talatanungang ito tungkol sa mga tao ng inyong network, at hindi makuha ngayon ang kanilang mga pangalan. Subukan muli mamaya.',
};

const sw: PersonalWords = {
  privacy:
    'Huhitaji akaunti. Kiungo hiki ni chako: jibu lako linahesabiwa mara moja na huwa kwa jina lako, ambalo mpango unalijua. Ni la siri, lakini si bila jina: watafiti tu ndio wanaoona jibu la mtu mmoja; ripoti zinaonyesha makundi.',
  asksPeople:
    'Linauliza kuhusu watu wa mtandao wako kwa majina. Utakachosema kuwahusu kinatunzwa vivyo hivyo.',
  answeredTitle: 'Jibu lako limefika',
  answeredText: 'Lilipokelewa {time}. Huna la kufanya zaidi. Asante!',
  awayTitle: 'Orodha ya watu haiwezi kuonyeshwa sasa',
  awayText:
    'Dodoso hili linauliza kuhusu watu wa mtandao wako, na majina yao hayawezi kupatikana kwa sasa. Tafadhali jaribu tena baadaye.',
};

const CATALOGUE = { es, en, fil, sw };

/** In the language that the page's own words are in. */
export function personalWords(words: Words): PersonalWords {
  const codes = Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[];
  return CATALOGUE[codes.find((code) => wordsOf(code) === words) ?? 'en'];
}
