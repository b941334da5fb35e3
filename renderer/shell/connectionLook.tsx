import { CirclePause, Cloud, CloudOff, KeyRound, LoaderCircle, type LucideIcon, RotateCw } from 'lucide-react';
import type { Connection } from '../../preload/contract';
import { useStatus } from '../state/status';

export type ConnectionLook = Connection | 'engine';

const icons: Record<ConnectionLook, LucideIcon> = {
  connecting: LoaderCircle,
  online: Cloud,
  offline: CloudOff,
  'signed-out': KeyRound,
  paused: CirclePause,
  engine: RotateCw,
};

/** How the window stands with the tenant: an engine that restarts comes before all else. */
export function useConnection(): ConnectionLook {
  return useStatus(({ status, engine }) => (engine === 'restarting' ? 'engine' : (status?.connection ?? 'connecting')));
}

export function ConnectionIcon({ connection }: { connection: ConnectionLook }) {
  const Icon = icons[connection];
  return <Icon aria-hidden data-connection={connection} />;
}
