import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import css from './Toaster.module.css';

/** What can be done about what was said, for example to undo it. */
interface ToastAction {
  label: string;
  act: () => void;
}
type Say = (text: string, action?: ToastAction) => void;
const Context = createContext<Say | null>(null);
const shownFor = 5000;
/** Time to read, to find the button and to press it. */
const shownWithAction = 10_000;

interface Toast {
  id: number;
  text: string;
  action: ToastAction | undefined;
}

/** Short confirmations of what the person has just done; a failure is never told only here. */
export function Toaster({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (text, action) => {
      next.current += 1;
      const id = next.current;
      setToasts((now) => [...now, { id, text, action }]);
      setTimeout(() => drop(id), action ? shownWithAction : shownFor);
    },
    [drop],
  );
  return (
    <Context.Provider value={say}>
      {children}
      <div className={css.toaster} aria-live="polite">
        {toasts.map(({ id, text, action }) => (
          <div key={id} className={css.toast}>
            {text}
            {action && (
              <button
                type="button"
                className={css.action}
                onClick={() => {
                  action.act();
                  drop(id);
                }}
              >
                {action.label}
              </button>
            )}
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
