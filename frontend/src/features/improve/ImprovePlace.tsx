import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { AimsPage } from './aims/AimsPage';
import { NewAimPage } from './aims/NewAimPage';
import { CoachPage } from './coach/CoachPage';
import { CyclePage } from './cycles/CyclePage';
import { CyclesPage } from './cycles/CyclesPage';
import { NewCyclePage } from './cycles/NewCyclePage';
import { AdoptPage } from './ideas/AdoptPage';
import { EditIdeaPage } from './ideas/EditIdeaPage';
import { IdeaPage } from './ideas/IdeaPage';
import { IdeasPage } from './ideas/IdeasPage';
import { NewIdeaPage } from './ideas/NewIdeaPage';
import { NoticesPage } from './notices/NoticesPage';
import { EditTeamPage, NewTeamPage } from './teams/EditTeamPage';
import { TeamsPage } from './teams/TeamsPage';

const OverviewPlace = lazy(() => import('./overview/OverviewPlace'));

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
      <Route path="ideas" element={<IdeasPage />} />
      <Route path="ideas/new" element={<NewIdeaPage />} />
      <Route path="ideas/:idea" element={<IdeaPage />} />
      <Route path="ideas/:idea/edit" element={<EditIdeaPage />} />
      <Route path="ideas/:idea/adopt" element={<AdoptPage />} />
      <Route path="overview/*" element={<OverviewPlace />} />
      <Route path="coach" element={<CoachPage />} />
      <Route path="notices" element={<NoticesPage />} />
    </Routes>
  );
}
