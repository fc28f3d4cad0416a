import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import css from './Toaster.module.css';

type Say = (text: string) => void;
const Context = createContext<Say | null>(null);
const shownFor = 5000;

/** Short confirmations of what the person has just done; a failure is never told only here. */
export function Toaster({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; text: string }[]>([]);
  const next = useRef(0);
  const say = useCallback<Say>((text) => {
    next.current += 1;
    const id = next.current;
    setToasts((now) => [...now, { id, text }]);
    setTimeout(() => setToasts((now) => now.filter((toast) => toast.id !== id)), shownFor);
  }, []);
  return (
    <Context.Provider value={say}>
      {children}
      <div className={css.toaster} aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={css.toast}>
            {toast.text}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

export function useSay(): Say {
  const say = useContext(Context);
  if (!say) throw new Error('useSay needs a Toaster above it');
  return say;
}
