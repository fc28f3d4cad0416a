import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { AimPage } from './aims/AimPage';
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
import { NewTheoryPage } from './theory/NewTheoryPage';
import { TheoriesPage } from './theory/TheoriesPage';
import { TheoryPage } from './theory/TheoryPage';
import { VersionsPage } from './theory/VersionsPage';

const OverviewPlace = lazy(() => import('./overview/OverviewPlace'));
const MeasuresPlace = lazy(() => import('./measures/MeasuresPlace'));

export default function ImprovePlace() {
  return (
    <Routes>
      <Route index element={<CyclesPage />} />
      <Route path="cycles/new" element={<NewCyclePage />} />
      <Route path="measures/*" element={<MeasuresPlace />} />
      <Route path="cycles/:id/:part?" element={<CyclePage />} />
      <Route path="theory" element={<TheoriesPage />} />
      <Route path="theory/new/:network" element={<NewTheoryPage />} />
      <Route path="theory/:theory" element={<TheoryPage />} />
      <Route path="theory/:theory/versions" element={<VersionsPage />} />
      <Route path="teams" element={<TeamsPage />} />
      <Route path="teams/new" element={<NewTeamPage />} />
      <Route path="teams/:id" element={<EditTeamPage />} />
      <Route path="aims" element={<AimsPage />} />
      <Route path="aims/new" element={<NewAimPage />} />
      <Route path="aims/:aim" element={<AimPage />} />
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
