/** The words of going on on another device. */

import type { Words } from '../strings';

const es = {
  title: 'Seguir en otro dispositivo',
  lead: 'Haga un enlace y ábralo en el otro dispositivo. Lo que escribió viaja cifrado: solo lo lee quien tenga el enlace, tampoco el servidor puede.',
  make: 'Hacer el enlace',
  making: 'Guardando para el otro dispositivo…',
  needsConnection:
    'Para esto hace falta conexión. Sus respuestas siguen en este dispositivo; pruebe cuando vuelva.',
  needsHttps: 'Con esta dirección el navegador no puede cifrar. Guarde las respuestas en un archivo.',
  full: 'Ya no hay lugar para guardar más respuestas sin terminar. Guárdelas en un archivo.',
  ready:
    'Escanee el código con el otro dispositivo, o envíese el enlace. Quien lo tenga puede leer sus respuestas.',
  leftOut: 'Son demasiado grandes para pasar. Tómelos otra vez en el otro dispositivo: {names}.',
  kept: 'Guardado también para el otro dispositivo, {time}',
  late: 'Aún no pasaron, por la conexión lenta: {names}.',
  pending: 'Los cambios pasarán al otro dispositivo cuando haya conexión.',
  newer: 'En el otro dispositivo se siguió respondiendo.',
  takeNewer: 'Traer lo del otro dispositivo',
  keepMine: 'Quedarme con lo de aquí',
  gone: 'Estas respuestas ya se enviaron desde el otro dispositivo, o su enlace venció.',
  goOn: 'Seguir solo aquí',
  removeHere: 'Borrarlas de aquí',
  fetching: 'Trayendo las respuestas…',
  bringing: 'Trayendo fotos y grabaciones: {at} de {all}',
  found: 'Son respuestas sin enviar, guardadas el {time} en otro dispositivo.',
  begin: 'Seguir aquí',
  alsoHere: 'Las mismas respuestas están también en este dispositivo, guardadas el {time}.',
  keepHere: 'Seguir con las de aquí',
  othersStay:
    'Hay otras respuestas sin enviar en este dispositivo. Se quedan: las encontrará en la primera página de este enlace.',
  lacking: 'Estos archivos no pasaron. Elíjalos otra vez: {names}.',
  unknown: 'Bajo este enlace ya no hay nada: las respuestas se enviaron, o pasó demasiado tiempo.',
  tampered:
    'Lo guardado no se puede abrir: el enlace no está entero, o alguien lo alteró. Copie el enlace otra vez.',
  otherVersion: 'Estas respuestas son de otra versión del cuestionario y no se pueden seguir aquí.',
  back: 'Volver',
};
export type ContinuingWords = typeof es;

const en: ContinuingWords = {
  title: 'Continue on another device',
  lead: 'Make a link and open it on the other device. What you wrote travels encrypted: only who has the link can read it, not even the server.',
  make: 'Make the link',
  making: 'Saving for the other device…',
  needsConnection:
    'This needs a connection. Your answers are still on this device; try again when it is back.',
  needsHttps: 'At this address the browser cannot encrypt. Save the answers as a file.',
  full: 'There is no more room to keep unfinished answers. Save them as a file.',
  ready:
    'Scan the code with the other device, or send yourself the link. Whoever has it can read your answers.',
  leftOut: 'These are too large to go along. Take them again on the other device: {names}.',
  kept: 'Saved for the other device too, {time}',
  late: 'Not through yet, for the connection is slow: {names}.',
  pending: 'Your changes go to the other device when there is a connection.',
  newer: 'Somebody went on answering on the other device.',
  takeNewer: 'Fetch what is on the other device',
  keepMine: 'Keep what is here',
  gone: 'These answers were sent from the other device already, or their link has expired.',
  goOn: 'Go on here alone',
  removeHere: 'Delete them here',
  fetching: 'Fetching the answers…',
  bringing: 'Fetching photos and recordings: {at} of {all}',
  found: 'These are unsent answers, saved on {time} on another device.',
  begin: 'Continue here',
  alsoHere: 'The same answers are on this device too, saved on {time}.',
  keepHere: 'Continue with those here',
  othersStay:
    'There are other unsent answers on this device. They stay: you find them on the first page of this link.',
  lacking: 'These files did not come along. Choose them again: {names}.',
  unknown: 'There is nothing under this link any more: the answers were sent, or too much time has passed.',
  tampered:
    'What was kept cannot be opened: the link is not whole, or somebody altered it. Copy the link again.',
  otherVersion: 'These answers are of another version of the questionnaire and cannot be continued here.',
  back: 'Back',
};

const fil: ContinuingWords = {
  title: 'Magpatuloy sa ibang device',
  lead: 'Gumawa ng link at buksan ito sa ibang device. Naka-encrypt ang inyong isinulat: ang may hawak lang ng link ang makababasa, pati server ay hindi.',
  make: 'Gumawa ng link',
  making: 'Sine-save para sa ibang device…',
  needsConnection:
    'Kailangan nito ng koneksyon. Nasa device na ito pa rin ang inyong mga sagot; subukan muli kapag mayroon na.',
  needsHttps: 'Hindi makapag-encrypt ang browser sa address na ito. I-save ang mga sagot bilang file.',
  full: 'Wala nang espasyo para sa mga sagot na hindi pa tapos. I-save ang mga ito bilang file.',
  ready:
    'I-scan ang code gamit ang ibang device, o ipadala ang link sa sarili. Mababasa ng sinumang may hawak nito ang inyong mga sagot.',
  leftOut: 'Masyadong malaki ang mga ito para maisama. Kunan muli sa ibang device: {names}.',
  kept: 'Na-save din para sa ibang device, {time}',
  late: 'Hindi pa nakararating dahil mabagal ang koneksyon: {names}.',
  pending: 'Mapupunta sa ibang device ang mga pagbabago kapag may koneksyon na.',
  newer: 'May nagpatuloy ng pagsagot sa ibang device.',
  takeNewer: 'Kunin ang nasa ibang device',
  keepMine: 'Panatilihin ang narito',
  gone: 'Naipadala na ang mga sagot na ito mula sa ibang device, o paso na ang link.',
  goOn: 'Dito na lang magpatuloy',
  removeHere: 'Burahin dito',
  fetching: 'Kinukuha ang mga sagot…',
  bringing: 'Kinukuha ang mga larawan at recording: {at} sa {all}',
  found: 'Mga sagot itong hindi pa naipapadala, na-save noong {time} sa ibang device.',
  begin: 'Magpatuloy rito',
  alsoHere: 'Nasa device na ito rin ang mga sagot na iyon, na-save noong {time}.',
  keepHere: 'Ipagpatuloy ang narito',
  othersStay:
    'May iba pang sagot sa device na ito na hindi pa naipapadala. Mananatili ang mga iyon: makikita ninyo sa unang pahina ng link na ito.',
  lacking: 'Hindi nakasama ang mga file na ito. Piliin muli: {names}.',
  unknown: 'Wala nang laman ang link na ito: naipadala na ang mga sagot, o matagal nang lumipas.',
  tampered: 'Hindi mabuksan ang na-save: hindi buo ang link, o may nagbago nito. Kopyahin muli ang link.',
  otherVersion: 'Sa ibang bersyon ng talatanungan ang mga sagot na ito at hindi maipagpapatuloy rito.',
  back: 'Bumalik',
};

const sw: ContinuingWords = {
  title: 'Endelea kwenye kifaa kingine',
  lead: 'Tengeneza kiungo na ukifungue kwenye kifaa kingine. Ulichoandika husafiri kikiwa kimefichwa: aliye na kiungo pekee anaweza kukisoma, hata seva haiwezi.',
  make: 'Tengeneza kiungo',
  making: 'Inahifadhi kwa ajili ya kifaa kingine…',
  needsConnection: 'Hii inahitaji mtandao. Majibu yako bado yako kwenye kifaa hiki; jaribu tena utakaporudi.',
  needsHttps: 'Kwa anwani hii kivinjari hakiwezi kuficha. Hifadhi majibu kama faili.',
  full: 'Hakuna nafasi zaidi ya kuhifadhi majibu yasiyokamilika. Yahifadhi kama faili.',
  ready: 'Skani msimbo kwa kifaa kingine, au jitumie kiungo. Yeyote aliye nacho anaweza kusoma majibu yako.',
  leftOut: 'Hizi ni kubwa mno kupita. Zichukue tena kwenye kifaa kingine: {names}.',
  kept: 'Imehifadhiwa pia kwa kifaa kingine, {time}',
  late: 'Bado hazijapita kwa sababu mtandao ni wa polepole: {names}.',
  pending: 'Mabadiliko yataenda kwenye kifaa kingine mtandao ukiwepo.',
  newer: 'Kwenye kifaa kingine kujibu kumeendelea.',
  takeNewer: 'Leta ya kifaa kingine',
  keepMine: 'Baki na ya hapa',
  gone: 'Majibu haya yameshatumwa kutoka kifaa kingine, au kiungo chake kimekwisha muda.',
  goOn: 'Endelea hapa peke yake',
  removeHere: 'Yafute hapa',
  fetching: 'Majibu yanaletwa…',
  bringing: 'Picha na rekodi zinaletwa: {at} kati ya {all}',
  found: 'Haya ni majibu ambayo hayajatumwa, yaliyohifadhiwa {time} kwenye kifaa kingine.',
  begin: 'Endelea hapa',
  alsoHere: 'Majibu hayo hayo yako pia kwenye kifaa hiki, yaliyohifadhiwa {time}.',
  keepHere: 'Endelea na ya hapa',
  othersStay:
    'Kuna majibu mengine ambayo hayajatumwa kwenye kifaa hiki. Yanabaki: utayapata kwenye ukurasa wa kwanza wa kiungo hiki.',
  lacking: 'Faili hizi hazikuja. Zichague tena: {names}.',
  unknown: 'Hakuna kitu chini ya kiungo hiki tena: majibu yalitumwa, au muda mrefu umepita.',
  tampered: 'Kilichohifadhiwa hakifunguki: kiungo si kamili, au mtu amekibadilisha. Nakili kiungo tena.',
  otherVersion: 'Majibu haya ni ya toleo lingine la dodoso na hayawezi kuendelezwa hapa.',
  back: 'Rudi',
};

const CATALOGUE = { es, en, fil, sw };

export const continuingWords = (words: Words): ContinuingWords =>
  CATALOGUE[words.lang as keyof typeof CATALOGUE];
