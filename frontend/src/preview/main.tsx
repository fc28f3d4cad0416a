import '../respond/respond.css';
import { createRoot } from 'react-dom/client';
import { PreviewPage } from './PreviewPage';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(<PreviewPage />);
