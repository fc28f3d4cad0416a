import { Route, Routes } from 'react-router';
import { AimsPage } from './aims/AimsPage';
import { NewAimPage } from './aims/NewAimPage';
import { CoachPage } from './coach/CoachPage';
import { CyclePage } from './cycles/CyclePage';
import { CyclesPage } from './cycles/CyclesPage';
import { NewCyclePage } from './cycles/NewCyclePage';
import { NoticesPage } from './notices/NoticesPage';
import { EditTeamPage, NewTeamPage } from './teams/EditTeamPage';
import { TeamsPage } from './teams/TeamsPage';

export default function ImprovePlace() {
  return (
    <Routes>
      <Route index element={<CyclesPage />} />
      <Route path="cycles/new" element={<NewCyclePage />} />
      <Route path="cycles/:id/:part?" element={<CyclePage />} />
      <Route path="teams" element={<TeamsPage />} />
      <Route path="teams/new" element={<NewTeamPage />} />
      <Route path="teams/:id" element={<EditTeamPage />} />
      <Route path="aims" element={<AimsPage />} />
      <Route path="aims/new" element={<NewAimPage />} />
      <Route path="coach" element={<CoachPage />} />
      <Route path="notices" element={<NoticesPage />} />
    </Routes>
  );
}
