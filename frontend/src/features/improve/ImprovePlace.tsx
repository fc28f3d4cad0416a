import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NothingHere } from '../../components/NothingHere';
import { AimPage } from './aims/AimPage';
import { AimsPage } from './aims/AimsPage';
import { NewAimPage } from './aims/NewAimPage';
import { CyclePage } from './cycles/CyclePage';
import { CyclesPage } from './cycles/CyclesPage';
import { NewCyclePage } from './cycles/NewCyclePage';
import { NoticesPage } from './notices/NoticesPage';
import { EditTeamPage, NewTeamPage } from './teams/EditTeamPage';
import { TeamsPage } from './teams/TeamsPage';

const CoachPage = lazy(() => import('./coach/CoachPage').then((page) => ({ default: page.CoachPage })));
const AdoptPage = lazy(() => import('./ideas/AdoptPage').then((page) => ({ default: page.AdoptPage })));
const EditIdeaPage = lazy(() =>
  import('./ideas/EditIdeaPage').then((page) => ({ default: page.EditIdeaPage })),
);
const IdeaPage = lazy(() => import('./ideas/IdeaPage').then((page) => ({ default: page.IdeaPage })));
const IdeasPage = lazy(() => import('./ideas/IdeasPage').then((page) => ({ default: page.IdeasPage })));
const NewIdeaPage = lazy(() => import('./ideas/NewIdeaPage').then((page) => ({ default: page.NewIdeaPage })));
const NewTheoryPage = lazy(() =>
  import('./theory/NewTheoryPage').then((page) => ({ default: page.NewTheoryPage })),
);
const TheoriesPage = lazy(() =>
  import('./theory/TheoriesPage').then((page) => ({ default: page.TheoriesPage })),
);
const TheoryPage = lazy(() => import('./theory/TheoryPage').then((page) => ({ default: page.TheoryPage })));
const VersionsPage = lazy(() =>
  import('./theory/VersionsPage').then((page) => ({ default: page.VersionsPage })),
);
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
      <Route path="theory/new/:of" element={<NewTheoryPage />} />
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
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
