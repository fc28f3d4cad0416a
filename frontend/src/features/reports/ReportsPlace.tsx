import { Route, Routes } from 'react-router';
import { DefinitionsPage } from './definitions/DefinitionsPage';
import { DocumentsPage } from './documents/DocumentsPage';

export default function ReportsPlace() {
  return (
    <Routes>
      <Route index element={<DocumentsPage />} />
      <Route path="definitions" element={<DefinitionsPage />} />
    </Routes>
  );
}
