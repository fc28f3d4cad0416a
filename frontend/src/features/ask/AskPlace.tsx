import { Route, Routes } from 'react-router';
import { ConflictsPage } from './conflicts/ConflictsPage';
import { DevicesPage } from './devices/DevicesPage';
import { InstrumentsPage } from './instruments/InstrumentsPage';
import { MediaPage } from './instruments/MediaPage';
import { LinksPage } from './links/LinksPage';
import { PostersPage } from './links/PostersPage';
import { NewWavePage } from './waves/NewWavePage';
import { WavePage } from './waves/WavePage';
import { WavesPage } from './waves/WavesPage';

export default function AskPlace() {
  return (
    <Routes>
      <Route index element={<WavesPage />} />
      <Route path="questionnaires" element={<InstrumentsPage />} />
      <Route path="questionnaires/:instrument/files" element={<MediaPage />} />
      <Route path="waves/new" element={<NewWavePage />} />
      <Route path="waves/:wave" element={<WavePage />} />
      <Route path="waves/:wave/links" element={<LinksPage />} />
      <Route path="waves/:wave/devices" element={<DevicesPage />} />
      <Route path="waves/:wave/conflicts" element={<ConflictsPage />} />
      <Route path="waves/:wave/posters" element={<PostersPage />} />
    </Routes>
  );
}
