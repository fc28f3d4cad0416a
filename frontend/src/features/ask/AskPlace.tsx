import { Route, Routes } from 'react-router';
import { InstrumentsPage } from './instruments/InstrumentsPage';
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
      <Route path="waves/new" element={<NewWavePage />} />
      <Route path="waves/:wave" element={<WavePage />} />
      <Route path="waves/:wave/links" element={<LinksPage />} />
      <Route path="waves/:wave/posters" element={<PostersPage />} />
    </Routes>
  );
}
