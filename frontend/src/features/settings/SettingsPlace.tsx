import { Navigate, Route, Routes } from 'react-router';
import { useScope } from '../../lib/scope/useScope';
import { AuditPage } from './audit/AuditPage';
import { ClientsPage } from './clients/ClientsPage';
import { NetworksPage } from './directory/NetworksPage';
import { PeoplePage } from './directory/PeoplePage';

export default function SettingsPlace() {
  const { to } = useScope();
  return (
    <Routes>
      <Route index element={<Navigate to={to('settings/networks')} replace />} />
      <Route path="networks" element={<NetworksPage />} />
      <Route path="people" element={<PeoplePage />} />
      <Route path="clients" element={<ClientsPage />} />
      <Route path="audit" element={<AuditPage />} />
    </Routes>
  );
}
