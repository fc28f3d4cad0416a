import { lazy, type ReactNode, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import { NothingHere } from '../components/NothingHere';
import { Waiting } from '../components/Waiting';
import { useScopeIfAny } from '../lib/scope/useScope';
import { useMe } from '../lib/session/me';
import { NoProjectPage } from './NoProjectPage';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './shell/Shell';

const HomePage = lazy(() => import('../features/home/HomePage'));
const ProjectPage = lazy(() => import('../features/home/ProjectPage'));
const AskPlace = lazy(() => import('../features/ask/AskPlace'));
const ReportsPlace = lazy(() => import('../features/reports/ReportsPlace'));
const ImprovePlace = lazy(() => import('../features/improve/ImprovePlace'));
const WaitingPage = lazy(() => import('../features/waiting/WaitingPage'));
const SettingsPlace = lazy(() => import('../features/settings/SettingsPlace'));

const places: Record<string, ReactNode> = {
  project: <ProjectPage />,
  'ask/*': <AskPlace />,
  'reports/*': <ReportsPlace />,
  'improve/*': <ImprovePlace />,
  'settings/*': <SettingsPlace />,
  waiting: <WaitingPage />,
  '*': <NothingHere />,
};

/** The same places under a project, one of its sites, and one of its networks. */
const scopes = ['/p/:project', '/p/:project/s/:site', '/p/:project/n/:network'];

export function Places() {
  const me = useMe();
  const first = me.projects[0];
  return (
    <Routes>
      <Route path="/" element={first ? <Navigate to={`/p/${first.id}`} replace /> : <NoProjectPage />} />
      {scopes.map((scope) => (
        <Route key={scope} path={scope} element={<InScope />}>
          <Route index element={<HomePage />} />
          {Object.entries(places).map(([path, element]) => (
            <Route key={path} path={path} element={element} />
          ))}
        </Route>
      ))}
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function InScope() {
  const scope = useScopeIfAny();
  if (!scope) return <NotFoundPage />;
  return (
    <Shell>
      <Suspense fallback={<Waiting rows={5} />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}
