import { CloudOff, FlaskConical, Info, type LucideIcon, TriangleAlert, UserRoundX, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TenantStatus } from '../../preload/contract';
import type { FailureCode } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { useFormats } from '../i18n/useFormats';
import { openDialog } from '../state/dialogs';
import { decideMissing } from '../state/missing';
import { reviewOnly } from '../state/review';
import { syncNow } from '../state/session';
import { useStatus } from '../state/status';
import { type DemoMaking, useTenants } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import styles from './NoticeBar.module.css';
import { useNow } from './useNow';

/** What is over once it is read; all else stays for as long as it is so. */
const passing: ReadonlySet<FailureCode> = new Set(['mirror-rebuilt', 'pull-would-remove', 'value-dropped'] as const);

/** A calm line above the status bar that tells what stands between the admin and the tenant, and what to do. */
export function NoticeBar() {
  const { t } = useTranslation();
  const engine = useStatus((state) => state.engine);
  const status = useStatus((state) => state.status);
  const making = useTenants((state) => state.making);

  if (making) return <MakingNotice making={making} />;
  if (engine === 'restarting') return <Notice Icon={Info}>{t('notice.engine')}</Notice>;
  if (!status) return null;
  if (status.connection === 'signed-out') return <SignedOutNotice status={status} />;
  if (status.missing) return <MissingNotice status={status} missing={status.missing} />;
  if (status.connection === 'offline') return <OfflineNotice status={status} />;
  return status.notice && <FailureNotice key={status.tenantId} status={status} />;
}

/** A demo tenant is made in the background; it will be shown when it is ready. */
function MakingNotice({ making: { users, done } }: { making: DemoMaking }) {
  const { t } = useTranslation();
  const label = t('demo.making', { count: users });
  return (
    <Notice
      Icon={FlaskConical}
      action={
        <span className={styles.meter}>
          <Progress label={label} done={done} total={done === 0 ? null : users} />
        </span>
      }
    >
      {label}
    </Notice>
  );
}

function SignedOutNotice({ status }: { status: TenantStatus }) {
  const { t } = useTranslation();
  return (
    <Notice
      Icon={TriangleAlert}
      tone="warning"
      code={status.notice?.code}
      action={<Button onClick={() => openDialog('sign-in')}>{t('signIn.open')}</Button>}
    >
      {t(status.notice?.code === 'unauthorized' ? 'signIn.refused' : 'signIn.text')}
    </Notice>
  );
}

function OfflineNotice({ status: { notice, seenAt, retryAt } }: { status: TenantStatus }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const why = notice && notice.code !== 'offline' ? failureText(t, notice).what : '';
  const seen = seenAt === null ? '' : t('notice.offline.seen', { time: formats.moment(seenAt, now) });
  return (
    <Notice
      Icon={CloudOff}
      code={notice?.code}
      action={<Button onClick={() => syncNow().catch(reportFault)}>{t('grid.retry')}</Button>}
    >
      {[why, t('notice.offline'), seen, useRetryText(retryAt)].filter(Boolean).join(' ')}
    </Notice>
  );
}

/** Too many are missing to be believed: nothing happens until the admin has looked. */
function MissingNotice({ status, missing }: { status: TenantStatus; missing: { count: number; users: number } }) {
  const { t } = useTranslation();
  const { tenantId } = status;
  const decide = (remove: boolean) => {
    decideMissing(tenantId, remove).catch(reportFault);
  };
  return (
    <Notice
      Icon={UserRoundX}
      tone="warning"
      code="pull-would-remove"
      action={
        <>
          <Button onClick={() => openDialog('missing')} data-testid="missing-show">
            {t('missing.show')}
          </Button>
          <Button onClick={() => decide(false)}>{t('missing.keep')}</Button>
          <Button look="danger" onClick={() => decide(true)}>
            {t('missing.remove')}
          </Button>
        </>
      }
    >
      {t('missing.notice', { count: missing.count, users: missing.users })}
    </Notice>
  );
}

function FailureNotice({ status: { notice, retryAt } }: { status: TenantStatus }) {
  const { t } = useTranslation();
  const [dismissed, setDismissed] = useState<FailureCode | null>(null);
  const retry = useRetryText(retryAt);
  if (!notice || dismissed === notice.code) return null;
  const { what, remedy, detail } = failureText(t, notice);
  return (
    <Notice
      Icon={TriangleAlert}
      tone="warning"
      code={notice.code}
      action={
        passing.has(notice.code) && (
          <>
            {notice.code === 'mirror-rebuilt' && (
              <Button onClick={() => reviewOnly('all')}>{t('changes.review')}</Button>
            )}
            <Button
              look="quiet"
              icon={<X aria-hidden />}
              aria-label={t('notice.dismiss')}
              onClick={() => setDismissed(notice.code)}
            />
          </>
        )
      }
    >
      {[what, remedy, retry, detail].filter(Boolean).join(' ')}
    </Notice>
  );
}

/** A try that is due sooner (ms) is not worth telling of. */
const soon = 60_000;

/** When the next try is due; nothing if none is, or at once. */
function useRetryText(retryAt: number | null): string {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  return retryAt !== null && retryAt > now + soon ? t('notice.retryAt', { time: formats.moment(retryAt, now) }) : '';
}

interface NoticeProps {
  Icon: LucideIcon;
  tone?: 'warning' | 'calm';
  code?: FailureCode | undefined;
  action?: ReactNode;
  children: ReactNode;
}

function Notice({ Icon, tone = 'calm', code, action, children }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <section
      className={styles.notice}
      aria-label={t('notice.label')}
      data-testid="notice"
      data-tone={tone}
      data-code={code}
    >
      <Icon aria-hidden />
      <p className={styles.text} role="status">
        {children}
      </p>
      {action}
    </section>
  );
}
