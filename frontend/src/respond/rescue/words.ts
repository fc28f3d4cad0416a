/** The words of saving answers as a file and of handing one in. */

import type { Words } from '../strings';

const es = {
  hint: 'El archivo contiene sus respuestas, fotos y grabaciones: quien lo tenga puede leerlas. Se entrega en la primera página de este enlace, o a quien se lo dio.',
  saved: '{name} está en las descargas de este dispositivo.',
  lacking: 'Este dispositivo ya no tiene estos archivos, y no están en la copia: {names}.',
  title: 'Entregar un archivo con respuestas',
  lead: 'Elija el archivo que guardó en este o en otro dispositivo. Su nombre termina en .duru.',
  choose: 'Elegir el archivo',
  reading: 'Leyendo el archivo…',
  foreign: 'Esto no es un archivo con respuestas guardadas. Elija el que termina en .duru.',
  newer: 'El archivo es de una versión más nueva de esta página. Ábrala de nuevo con conexión.',
  cut: 'El archivo está incompleto: se cortó al copiarlo. Cópielo otra vez del dispositivo donde se guardó.',
  broken: 'El archivo está dañado. Cópielo otra vez del dispositivo donde se guardó.',
  brokenFile: 'En el archivo está dañado {name}. Cópielo otra vez del dispositivo donde se guardó.',
  otherWave: 'El archivo es de otro cuestionario, «{title}». Entréguelo en el enlace de ese cuestionario.',
  otherUnit: 'El archivo es de {unit}. Entréguelo en el enlace de {unit}.',
  otherVersion: 'El archivo es de otra versión del cuestionario. Entréguelo a quien le dio el enlace.',
  unkept: 'No hay lugar en este dispositivo para lo que contiene el archivo.',
  found: 'Respuestas guardadas el {time}.',
  files: 'Fotos, grabaciones y otros archivos: {count}.',
  unfinished: 'Están sin terminar: ábralas, complete lo que falte y envíelas.',
  finished: 'Están listas para enviar.',
  send: 'Enviarlas',
  open: 'Abrirlas',
  named:
    'Este enlace es de una sola persona: lo que entregue aquí queda a su nombre, también si el archivo lo guardó otra.',
  namedSure: 'Estas respuestas son de la persona a quien se dio este enlace.',
  back: 'Volver',
};
export type RescueWords = typeof es;

const en: RescueWords = {
  hint: 'The file holds your answers, photos and recordings: whoever has it can read them. It is handed in on the first page of this link, or to the person who gave it to you.',
  saved: '{name} is among the downloads of this device.',
  lacking: 'This device no longer has these files, and they are not in the copy: {names}.',
  title: 'Hand in a file with answers',
  lead: 'Choose the file that you saved on this or another device. Its name ends in .duru.',
  choose: 'Choose the file',
  reading: 'Reading the file…',
  foreign: 'This is not a file with saved answers. Choose the one that ends in .duru.',
  newer: 'The file is of a newer version of this page. Open the page again with a connection.',
  cut: 'The file is not whole: it was cut off in copying. Copy it again from the device where it was saved.',
  broken: 'The file is damaged. Copy it again from the device where it was saved.',
  brokenFile: 'In the file, {name} is damaged. Copy it again from the device where it was saved.',
  otherWave: 'The file is of another questionnaire, “{title}”. Hand it in at the link of that questionnaire.',
  otherUnit: 'The file is of {unit}. Hand it in at the link of {unit}.',
  otherVersion:
    'The file is of another version of the questionnaire. Give it to the person who gave you the link.',
  unkept: 'There is no room on this device for what the file holds.',
  found: 'Answers saved on {time}.',
  files: 'Photos, recordings and other files: {count}.',
  unfinished: 'They are unfinished: open them, complete what is missing and send them.',
  finished: 'They are ready to be sent.',
  send: 'Send them',
  open: 'Open them',
  named:
    'This link is for one person: what you hand in here goes under their name, also when somebody else saved the file.',
  namedSure: 'These answers are of the person to whom this link was given.',
  back: 'Back',
};

const fil: RescueWords = {
  hint: 'Nasa file ang inyong mga sagot, larawan at recording: mababasa ito ng sinumang may hawak nito. Isinusumite ito sa unang pahina ng link na ito, o sa taong nagbigay nito.',
  saved: 'Nasa mga download ng device na ito ang {name}.',
  lacking: 'Wala na sa device na ito ang mga file na ito, at wala rin sa kopya: {names}.',
  title: 'Isumite ang file ng mga sagot',
  lead: 'Piliin ang file na na-save ninyo sa device na ito o sa iba. Nagtatapos sa .duru ang pangalan nito.',
  choose: 'Piliin ang file',
  reading: 'Binabasa ang file…',
  foreign: 'Hindi ito file ng mga naka-save na sagot. Piliin ang nagtatapos sa .duru.',
  newer: 'Galing sa mas bagong bersyon ng pahinang ito ang file. Buksan muli ang pahina nang may koneksyon.',
  cut: 'Hindi buo ang file: naputol ito sa pagkopya. Kopyahin muli mula sa device kung saan ito na-save.',
  broken: 'Sira ang file. Kopyahin muli mula sa device kung saan ito na-save.',
  brokenFile: 'Sira ang {name} sa loob ng file. Kopyahin muli mula sa device kung saan ito na-save.',
  otherWave: 'Sa ibang talatanungan ang file na ito, “{title}”. Isumite ito sa link ng talatanungang iyon.',
  otherUnit: 'Para sa {unit} ang file na ito. Isumite ito sa link ng {unit}.',
  otherVersion: 'Sa ibang bersyon ng talatanungan ang file na ito. Ibigay ito sa nagbigay sa inyo ng link.',
  unkept: 'Walang espasyo sa device na ito para sa laman ng file.',
  found: 'Mga sagot na na-save noong {time}.',
  files: 'Mga larawan, recording at iba pang file: {count}.',
  unfinished: 'Hindi pa tapos ang mga ito: buksan, kumpletuhin ang kulang at ipadala.',
  finished: 'Handa na itong ipadala.',
  send: 'Ipadala',
  open: 'Buksan',
  named:
    'Para sa iisang tao ang link na ito: ipapangalan sa kaniya ang isusumite ninyo rito, kahit iba ang nag-save ng file.',
  namedSure: 'Ang mga sagot na ito ay sa taong binigyan ng link na ito.',
  back: 'Bumalik',
};

const sw: RescueWords = {
  hint: 'Faili ina majibu yako, picha na rekodi: yeyote aliye nayo anaweza kuyasoma. Hukabidhiwa kwenye ukurasa wa kwanza wa kiungo hiki, au kwa aliyekupa.',
  saved: '{name} iko kwenye vipakuliwa vya kifaa hiki.',
  lacking: 'Kifaa hiki hakina tena faili hizi, na hazimo kwenye nakala: {names}.',
  title: 'Kabidhi faili yenye majibu',
  lead: 'Chagua faili uliyohifadhi kwenye kifaa hiki au kingine. Jina lake huishia na .duru.',
  choose: 'Chagua faili',
  reading: 'Faili inasomwa…',
  foreign: 'Hii si faili yenye majibu yaliyohifadhiwa. Chagua inayoishia na .duru.',
  newer: 'Faili ni ya toleo jipya zaidi la ukurasa huu. Fungua ukurasa tena ukiwa na mtandao.',
  cut: 'Faili si kamili: ilikatika wakati wa kunakili. Inakili tena kutoka kifaa ilipohifadhiwa.',
  broken: 'Faili imeharibika. Inakili tena kutoka kifaa ilipohifadhiwa.',
  brokenFile: 'Ndani ya faili, {name} imeharibika. Inakili tena kutoka kifaa ilipohifadhiwa.',
  otherWave: 'Faili ni ya dodoso lingine, “{title}”. Ikabidhi kwenye kiungo cha dodoso hilo.',
  otherUnit: 'Faili ni ya {unit}. Ikabidhi kwenye kiungo cha {unit}.',
  otherVersion: 'Faili ni ya toleo lingine la dodoso. Mpe aliyekupa kiungo.',
  unkept: 'Hakuna nafasi kwenye kifaa hiki kwa yaliyomo kwenye faili.',
  found: 'Majibu yaliyohifadhiwa {time}.',
  files: 'Picha, rekodi na faili nyingine: {count}.',
  unfinished: 'Hayajakamilika: yafungue, kamilisha yaliyobaki na uyatume.',
  finished: 'Yako tayari kutumwa.',
  send: 'Yatume',
  open: 'Yafungue',
  named:
    'Kiungo hiki ni cha mtu mmoja: utakachokabidhi hapa huwa kwa jina lake, hata kama faili ilihifadhiwa na mtu mwingine.',
  namedSure: 'Majibu haya ni ya mtu aliyepewa kiungo hiki.',
  back: 'Rudi',
};

const CATALOGUE = { es, en, fil, sw };

export const rescueWords = (words: Words): RescueWords => CATALOGUE[words.lang as keyof typeof CATALOGUE];
