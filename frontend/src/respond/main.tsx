import './respond.css';
import { createRoot } from 'react-dom/client';
import { Message } from './Message';
import { RespondPage } from './RespondPage';
import { pageLanguage, useWords } from './strings';

/** `/s/{token}`: the token stands in the address only, and goes to the server in a header only. */
const token = /^\/s\/([A-Za-z0-9_-]{8,200})\/?$/.exec(location.pathname)?.[1];

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(token ? <RespondPage token={token} /> : <NoLink />);

function NoLink() {
  const [words] = useWords(pageLanguage(navigator.languages));
  return <Message title={words?.revoked ?? '…'} />;
}

// Only over HTTPS or on this machine; without it the page works, but needs a connection to open.
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  navigator.serviceWorker.register('/s/sw.js', { scope: '/s/' }).catch(() => undefined);
}
