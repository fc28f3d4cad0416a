import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { ConflictsPage } from './conflicts/ConflictsPage';
import { DevicesPage } from './devices/DevicesPage';
import { EditsPage } from './edits/EditsPage';
import { FrameworkPage } from './frameworks/FrameworkPage';
import { FrameworksPage } from './frameworks/FrameworksPage';
import { QuestionMappingPage } from './frameworks/QuestionMappingPage';
import { HandInPage } from './handin/HandInPage';
import { InstrumentsPage } from './instruments/InstrumentsPage';
import { MediaPage } from './instruments/MediaPage';
import { NewQuestionnairePage } from './instruments/NewQuestionnairePage';
import { QuestionnairePage } from './instruments/QuestionnairePage';
import { ItemPage } from './library/ItemPage';
import { LibraryPage } from './library/LibraryPage';
import { LinksPage } from './links/LinksPage';
import { PostersPage } from './links/PostersPage';
import { NetworkPage } from './ties/NetworkPage';
import { NewWavePage } from './waves/NewWavePage';
import { WavePage } from './waves/WavePage';
import { WavesPage } from './waves/WavesPage';

/** Writing a questionnaire is work at a desk: phones that only look do not load it. */
const BuildPlace = lazy(() => import('./build/BuildPlace'));

export default function AskPlace() {
  return (
    <Routes>
      <Route index element={<WavesPage />} />
      <Route path="questionnaires" element={<InstrumentsPage />} />
      <Route path="questionnaires/:instrument/files" element={<MediaPage />} />
      <Route path="questionnaires/:instrument/frameworks" element={<QuestionMappingPage />} />
      <Route path="library" element={<LibraryPage />} />
      <Route path="library/:item" element={<ItemPage />} />
      <Route path="frameworks" element={<FrameworksPage />} />
      <Route path="frameworks/:framework" element={<FrameworkPage />} />
      <Route path="questionnaires/new" element={<NewQuestionnairePage />} />
      <Route path="questionnaires/drafts/:draft/*" element={<BuildPlace />} />
      <Route path="questionnaires/:instrument" element={<QuestionnairePage />} />
      <Route path="waves/new" element={<NewWavePage />} />
      <Route path="waves/:wave" element={<WavePage />} />
      <Route path="waves/:wave/links" element={<LinksPage />} />
      <Route path="waves/:wave/devices" element={<DevicesPage />} />
      <Route path="waves/:wave/conflicts" element={<ConflictsPage />} />
      <Route path="waves/:wave/network" element={<NetworkPage />} />
      <Route path="waves/:wave/edits" element={<EditsPage />} />
      <Route path="waves/:wave/hand-in" element={<HandInPage />} />
      <Route path="waves/:wave/posters" element={<PostersPage />} />
    </Routes>
  );
}
