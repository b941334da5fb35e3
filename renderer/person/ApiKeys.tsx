import { KeyRound, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ApiKey, Person } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { tenantAction } from '../i18n/tenantWords';
import { useStatus } from '../state/status';
import { reportFault, showDone, showFailure } from '../state/toasts';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { ReasonedButton } from '../ui/ReasonedButton';
import styles from './ApiKeys.module.css';
import type { Offer } from './offers';
import type { PersonSpeech } from './usePersonSpeech';

interface ApiKeysProps {
  tenantId: string;
  person: Person;
  offer: Offer;
  speech: PersonSpeech;
  /** Another number: keys were made since. */
  revision: number;
  generate(): void;
}

/** Going through people with the arrow keys asks the tenant for no keys on the way (ms). */
const rest = 400;

/** The API keys of a person, as far as they may be known; the keys themselves are nowhere. */
export function ApiKeys({ tenantId, person, offer, speech, revision, generate }: ApiKeysProps) {
  const { t, reason } = speech;
  const isOnline = useStatus(({ status }) => status?.connection === 'online');
  const [keys, setKeys] = useState<ApiKey[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [revoked, setRevoked] = useState(0);
  const row = person.row.id;
  const isOffered = offer.action.unavailable === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: keys were made or revoked
  useEffect(() => {
    if (!isOnline || !isOffered) return;
    let isWanted = true;
    const timer = setTimeout(
      () =>
        engine.call('keys.list', { tenantId, row }).then((listed) => {
          if (!isWanted) return;
          setProblem(listed.ok ? null : listed.failure);
          if (listed.ok) setKeys(listed.value);
        }, reportFault),
      keys === null ? rest : 0,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [tenantId, row, isOnline, isOffered, revision, revoked]);

  const why = offer.why && reason(offer.why);
  return (
    <div className={styles.keys}>
      {keys && keys.length > 0 && isOffered && (
        <ul aria-label={t('keys.title')}>
          {keys.map((key) => (
            <KeyLine
              key={key.id}
              tenantId={tenantId}
              row={row}
              person={person.name}
              entry={key}
              whyNot={isOnline ? null : reason(failure('needs-connection'))}
              speech={speech}
              gone={() => setRevoked(revoked + 1)}
            />
          ))}
        </ul>
      )}
      {keys?.length === 0 && isOffered && <p className={styles.note}>{t('keys.none')}</p>}
      {problem && isOnline && <FailureBox failure={problem} />}
      {why !== null && (
        <p className={styles.note} data-testid="keys-why">
          {why}
        </p>
      )}
      <ReasonedButton icon={<Plus aria-hidden />} why={why} onClick={generate} data-testid="keys-generate">
        {tenantAction(t, offer.action.id)}
      </ReasonedButton>
    </div>
  );
}

interface KeyLineProps {
  tenantId: string;
  row: number;
  /** Whose key it is, by name. */
  person: string;
  entry: ApiKey;
  whyNot: string | null;
  speech: PersonSpeech;
  gone(): void;
}

function KeyLine({ tenantId, row, person, entry, whyNot, speech, gone }: KeyLineProps) {
  const { t, formats } = speech;
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const sure = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const { id, name, hint, created, lastUsed } = entry;

  useEffect(() => {
    if (isAsking) sure.current?.focus();
  }, [isAsking]);

  async function revoke() {
    setIsBusy(true);
    const label = { key: 'batch.key.revoke', params: { name, person } };
    const done = await engine
      .call('keys.revoke', { tenantId, row, key: id, batchId: crypto.randomUUID(), label })
      .finally(() => setIsBusy(false));
    if (!done.ok) return showFailure(done.failure);
    showDone(t('keys.revoked', { name }));
    gone();
  }

  function leave() {
    setIsAsking(false);
    first.current?.focus();
  }

  const facts = [
    created && t('keys.created', { when: formats.date(created) }),
    lastUsed ? t('keys.lastUsed', { when: formats.date(lastUsed) }) : t('keys.neverUsed'),
  ];
  return (
    <li className={styles.key} data-testid="api-key">
      <KeyRound aria-hidden />
      <div className={styles.text}>
        <p className={styles.name}>
          <bdi>{name}</bdi> <span className={styles.hint}>…{hint}</span>
        </p>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {isAsking && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the question, not the panel
          <div
            className={styles.ask}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              leave();
            }}
          >
            <p>{t('keys.revoke.ask')}</p>
            <Button
              ref={sure}
              look="danger"
              disabled={isBusy}
              onClick={() => void revoke().catch(reportFault)}
              data-testid="key-revoke-confirm"
            >
              {t('keys.revoke')}
            </Button>
            <Button onClick={leave}>{t('dialog.cancel')}</Button>
          </div>
        )}
      </div>
      {!isAsking && (
        <ReasonedButton
          ref={first}
          look="quiet"
          why={whyNot}
          aria-label={t('keys.revoke.label', { name })}
          onClick={() => setIsAsking(true)}
          data-testid="key-revoke"
        >
          {t('keys.revoke')}
        </ReasonedButton>
      )}
    </li>
  );
}
