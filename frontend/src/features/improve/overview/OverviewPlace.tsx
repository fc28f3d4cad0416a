import { Route, Routes } from 'react-router';
import { NothingHere } from '../../../components/NothingHere';
import { BoardPage } from './BoardPage';
import { PortfolioPage } from './PortfolioPage';
import { SchoolsPage } from './SchoolsPage';
import { SpreadPage } from './SpreadPage';

export default function OverviewPlace() {
  return (
    <Routes>
      <Route index element={<BoardPage />} />
      <Route path="spread" element={<SpreadPage />} />
      <Route path="schools" element={<SchoolsPage />} />
      <Route path="schools/:school" element={<PortfolioPage />} />
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
