import i18next from 'i18next';
import { create } from 'zustand';
import { type Failure, failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';

export interface Toast {
  id: number;
  tone: 'done' | 'problem';
  text: string;
  /** What to do, and what the other side said. */
  more: string[];
  action: ToastAction | null;
  /** Leads to more of what it tells. */
  details: ToastAction | null;
}

interface ToastAction {
  label: string;
  run(): void;
}

export const useToasts = create<{ toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

/** More than this many would hide the list that they speak of. */
const most = 3;
let lastId = 0;

function show(toast: Omit<Toast, 'id'>) {
  lastId += 1;
  const added = { ...toast, id: lastId };
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter(({ text }) => text !== added.text), added].slice(-most),
  }));
}

export function showDone(
  text: string,
  action: Toast['action'] = null,
  more: string[] = [],
  details: Toast['details'] = null,
) {
  show({ tone: 'done', text, more, action, details });
}

export function showProblem(text: string, more: string[] = [], details: Toast['details'] = null) {
  show({ tone: 'problem', text, more, action: null, details });
}

export function showFailure(shown: Failure) {
  const { what, remedy, detail } = failureText(i18next.t, shown);
  const more = detail === null ? [remedy] : [remedy, detail];
  show({ tone: 'problem', text: what, more, action: null, details: null });
}

/** Tells of a bug: in full to the log, in brief to the admin. */
export function reportFault(error: unknown) {
  console.error(error);
  showFailure(failure('internal'));
}

export function dismissToast(id: number) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
