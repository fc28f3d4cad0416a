import { Route, Routes } from 'react-router';
import { AimPage } from './aims/AimPage';
import { AimsPage } from './aims/AimsPage';
import { NewAimPage } from './aims/NewAimPage';
import { CyclesPage } from './cycles/CyclesPage';
import { NewCyclePage } from './cycles/NewCyclePage';
import { NewTheoryPage } from './theory/NewTheoryPage';
import { TheoriesPage } from './theory/TheoriesPage';
import { TheoryPage } from './theory/TheoryPage';
import { VersionsPage } from './theory/VersionsPage';

export default function ImprovePlace() {
  return (
    <Routes>
      <Route index element={<CyclesPage />} />
      <Route path="cycles/new" element={<NewCyclePage />} />
      <Route path="theory" element={<TheoriesPage />} />
      <Route path="theory/new/:network" element={<NewTheoryPage />} />
      <Route path="theory/:theory" element={<TheoryPage />} />
      <Route path="theory/:theory/versions" element={<VersionsPage />} />
      <Route path="aims" element={<AimsPage />} />
      <Route path="aims/new" element={<NewAimPage />} />
      <Route path="aims/:aim" element={<AimPage />} />
    </Routes>
  );
}
