import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, type Toast, useToasts } from '../state/toasts';
import { Button } from './Button';
import styles from './Toasts.module.css';

/** Long enough to read twice (ms); one with something to press stays longer. */
const staysFor = { text: 6_000, action: 12_000 };

/** Messages that come and go, in a region that screen readers hear. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={styles.region} aria-label={t('toast.label')} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastBox({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [resting, setResting] = useState(false);
  const { id, tone, action, details } = toast;

  useEffect(() => {
    if (resting) return;
    const timer = setTimeout(() => dismissToast(id), action || details ? staysFor.action : staysFor.text);
    return () => clearTimeout(timer);
  }, [id, action, details, resting]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a live region; pointing at it only stops its clock
    <div
      className={styles.toast}
      role={tone === 'problem' ? 'alert' : 'status'}
      data-testid="toast"
      data-tone={tone}
      onPointerEnter={() => setResting(true)}
      onPointerLeave={() => setResting(false)}
      onFocus={() => setResting(true)}
      onBlur={() => setResting(false)}
    >
      {tone === 'problem' ? (
        <TriangleAlert className={styles.problem} aria-hidden />
      ) : (
        <CircleCheck className={styles.done} aria-hidden />
      )}
      <div className={styles.text}>
        <p className={styles.what}>{toast.text}</p>
        {toast.more.map((line) => (
          <p key={line} className={styles.more}>
            {line}
          </p>
        ))}
      </div>
      {details && (
        <Button
          look="quiet"
          onClick={() => {
            dismissToast(id);
            details.run();
          }}
          data-testid="toast-details"
        >
          {details.label}
        </Button>
      )}
      {action && (
        <Button
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="quiet" icon={<X aria-hidden />} aria-label={t('toast.dismiss')} onClick={() => dismissToast(id)} />
    </div>
  );
}
