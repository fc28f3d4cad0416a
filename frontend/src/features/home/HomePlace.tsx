import { Route, Routes } from 'react-router';
import { Empty } from '../../components/Empty';
import { useI18n } from '../../lib/i18n/I18n';
import { HomePage } from './HomePage';
import { ProjectPage } from './ProjectPage';

export default function HomePlace() {
  const { t } = useI18n();
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="project" element={<ProjectPage />} />
      <Route path="*" element={<Empty title={t('notfound.title')} text={t('problem.not_found')} />} />
    </Routes>
  );
}
