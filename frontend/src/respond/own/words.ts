/** The words of changing what was sent. */

import type { Words } from '../strings';

const es = {
  until: 'Puede cambiar sus respuestas hasta el {date}.',
  change: 'Cambiar mis respuestas',
  keep: 'Guardar un enlace para cambiarlas',
  keepHint:
    'Este dispositivo no guarda ni sus respuestas ni este enlace. Quien lo tenga puede ver y cambiar sus respuestas: escanéelo con su propio teléfono o envíeselo a sí mismo.',
  opening: 'Buscando sus respuestas…',
  offline: 'Para abrir respuestas que ya se enviaron hace falta conexión.',
  unknown: 'Este enlace no abre ninguna respuesta. Revise que lo copió entero.',
  closed: 'El cuestionario está cerrado: lo que se envió ya no se puede cambiar.',
  off: 'Este cuestionario no admite cambios después de enviar.',
  otherVersion: 'Estas respuestas son de otra versión del cuestionario y no se pueden cambiar aquí.',
  title: 'Cambiar respuestas enviadas',
  sent: 'Se enviaron el {time}.',
  changed: 'El último cambio llegó el {time}.',
  device: 'Mientras las cambia quedan en este dispositivo; se borran de él cuando el cambio se recibe.',
  begun: 'En este dispositivo hay un cambio sin terminar, guardado el {time}.',
  goOn: 'Seguir con ese cambio',
  missing: 'Estos archivos no llegaron, elíjalos otra vez: {names}.',
  othersStay:
    'Hay otras respuestas sin enviar en este dispositivo. Se quedan: las encontrará en la primera página de este enlace.',
  back: 'Volver',
  newerTitle: 'Sus respuestas se cambiaron entretanto',
  newerText: 'Con su enlace llegó un cambio más nuevo que el que usted abrió. Nada de lo suyo se ha perdido.',
  sendMine: 'Enviar lo mío de todos modos',
  startNewer: 'Guardar lo mío en un archivo y abrir lo más nuevo',
  refusedTitle: 'No se pudo cambiar',
  kept: 'Su cambio sigue en este dispositivo. Guárdelo en un archivo si lo necesita.',
  forget: 'Borrar mi cambio de este dispositivo',
};
export type OwnWords = typeof es;

const en: OwnWords = {
  until: 'You can change your answers until {date}.',
  change: 'Change my answers',
  keep: 'Keep a link for changing them',
  keepHint:
    'This device keeps neither your answers nor this link. Whoever has it can see and change your answers: scan it with your own phone, or send it to yourself.',
  opening: 'Looking for your answers…',
  offline: 'Opening answers that were already sent needs a connection.',
  unknown: 'This link opens no answers. Check that you copied all of it.',
  closed: 'The questionnaire is closed: what was sent can no longer be changed.',
  off: 'This questionnaire takes no changes after sending.',
  otherVersion: 'These answers are of another version of the questionnaire and cannot be changed here.',
  title: 'Change answers that were sent',
  sent: 'They were sent on {time}.',
  changed: 'The last change arrived on {time}.',
  device:
    'While you change them they are on this device; they are deleted from it when the change is received.',
  begun: 'There is an unfinished change on this device, saved on {time}.',
  goOn: 'Continue that change',
  missing: 'These files did not arrive, choose them again: {names}.',
  othersStay:
    'There are other unsent answers on this device. They stay: you find them on the first page of this link.',
  back: 'Back',
  newerTitle: 'Your answers were changed in the meantime',
  newerText: 'A newer change than the one you opened arrived by your link. Nothing of yours is lost.',
  sendMine: 'Send mine all the same',
  startNewer: 'Save mine as a file and open the newest',
  refusedTitle: 'It could not be changed',
  kept: 'Your change is still on this device. Save it as a file if you need it.',
  forget: 'Delete my change from this device',
};

const fil: OwnWords = {
  until: 'Mababago ninyo ang inyong mga sagot hanggang {date}.',
  change: 'Baguhin ang mga sagot ko',
  keep: 'Itago ang link para mabago ang mga ito',
  keepHint:
    'Hindi itinatago ng device na ito ang inyong mga sagot o ang link na ito. Makikita at mababago ng sinumang may hawak nito ang inyong mga sagot: i-scan ito gamit ang sarili ninyong telepono, o ipadala sa sarili.',
  opening: 'Hinahanap ang inyong mga sagot…',
  offline: 'Kailangan ng koneksyon para buksan ang mga sagot na naipadala na.',
  unknown: 'Walang binubuksang sagot ang link na ito. Tiyaking nakopya ninyo ito nang buo.',
  closed: 'Sarado na ang talatanungan: hindi na mababago ang mga naipadala.',
  off: 'Hindi tumatanggap ng pagbabago ang talatanungang ito pagkatapos ipadala.',
  otherVersion: 'Sa ibang bersyon ng talatanungan ang mga sagot na ito at hindi mababago rito.',
  title: 'Baguhin ang mga naipadalang sagot',
  sent: 'Ipinadala ang mga ito noong {time}.',
  changed: 'Dumating ang huling pagbabago noong {time}.',
  device:
    'Habang binabago ninyo, nasa device na ito ang mga ito; mabubura rito kapag natanggap na ang pagbabago.',
  begun: 'May hindi pa tapos na pagbabago sa device na ito, na-save noong {time}.',
  goOn: 'Ipagpatuloy ang pagbabagong iyon',
  missing: 'Hindi dumating ang mga file na ito, piliin muli: {names}.',
  othersStay:
    'May iba pang sagot sa device na ito na hindi pa naipapadala. Mananatili ang mga iyon: makikita ninyo sa unang pahina ng link na ito.',
  back: 'Bumalik',
  newerTitle: 'Nabago na pala ang inyong mga sagot',
  newerText:
    'May dumating sa inyong link na pagbabagong mas bago kaysa sa binuksan ninyo. Walang nawala sa inyo.',
  sendMine: 'Ipadala pa rin ang sa akin',
  startNewer: 'I-save ang sa akin bilang file at buksan ang pinakabago',
  refusedTitle: 'Hindi nabago',
  kept: 'Nasa device na ito pa rin ang inyong pagbabago. I-save bilang file kung kailangan ninyo.',
  forget: 'Burahin ang pagbabago ko sa device na ito',
};

const sw: OwnWords = {
  until: 'Unaweza kubadilisha majibu yako hadi {date}.',
  change: 'Badilisha majibu yangu',
  keep: 'Hifadhi kiungo cha kuyabadilisha',
  keepHint:
    'Kifaa hiki hakihifadhi majibu yako wala kiungo hiki. Yeyote aliye nacho anaweza kuona na kubadilisha majibu yako: kiskani kwa simu yako mwenyewe, au jitumie.',
  opening: 'Majibu yako yanatafutwa…',
  offline: 'Kufungua majibu yaliyokwisha kutumwa kunahitaji mtandao.',
  unknown: 'Kiungo hiki hakifungui majibu yoyote. Hakikisha umekinakili chote.',
  closed: 'Dodoso limefungwa: yaliyotumwa hayawezi kubadilishwa tena.',
  off: 'Dodoso hili halipokei mabadiliko baada ya kutuma.',
  otherVersion: 'Majibu haya ni ya toleo lingine la dodoso na hayawezi kubadilishwa hapa.',
  title: 'Badilisha majibu yaliyotumwa',
  sent: 'Yalitumwa {time}.',
  changed: 'Mabadiliko ya mwisho yalifika {time}.',
  device: 'Unapoyabadilisha yako kwenye kifaa hiki; hufutwa hapa mabadiliko yakipokelewa.',
  begun: 'Kuna mabadiliko ambayo hayajakamilika kwenye kifaa hiki, yaliyohifadhiwa {time}.',
  goOn: 'Endelea na mabadiliko hayo',
  missing: 'Faili hizi hazikufika, zichague tena: {names}.',
  othersStay:
    'Kuna majibu mengine ambayo hayajatumwa kwenye kifaa hiki. Yanabaki: utayapata kwenye ukurasa wa kwanza wa kiungo hiki.',
  back: 'Rudi',
  newerTitle: 'Majibu yako yamebadilishwa wakati huo huo',
  newerText: 'Mabadiliko mapya kuliko uliyofungua yamefika kwa kiungo chako. Hakuna chako kilichopotea.',
  sendMine: 'Tuma yangu hata hivyo',
  startNewer: 'Hifadhi yangu kama faili na ufungue mapya zaidi',
  refusedTitle: 'Haikuweza kubadilishwa',
  kept: 'Mabadiliko yako bado yako kwenye kifaa hiki. Yahifadhi kama faili ukiyahitaji.',
  forget: 'Futa mabadiliko yangu kwenye kifaa hiki',
};

const CATALOGUE = { es, en, fil, sw };

export const ownWords = (words: Words): OwnWords => CATALOGUE[words.lang as keyof typeof CATALOGUE];
