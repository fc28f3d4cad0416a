import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { NothingHere } from '../../../components/NothingHere';
import { Waiting } from '../../../components/Waiting';
import { EditMeasurePage } from './EditMeasurePage';
import { MeasurePage } from './MeasurePage';
import { MeasuresPage } from './MeasuresPage';
import { NewMeasurePage } from './NewMeasurePage';

const ImportPage = lazy(() => import('./import/ImportPage'));

export default function MeasuresPlace() {
  return (
    <Suspense fallback={<Waiting rows={5} />}>
      <Routes>
        <Route index element={<MeasuresPage />} />
        <Route path="new" element={<NewMeasurePage />} />
        <Route path=":id" element={<MeasurePage />} />
        <Route path=":id/edit" element={<EditMeasurePage />} />
        <Route path=":id/import" element={<ImportPage />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Suspense>
  );
}
