/** What trying has shown of a tenant, kept with its mirror. */
export interface TenantProfile {
  /** Whether a write with a wrong version is refused (RFC 7644 section 3.14). */
  ifMatch: 'unknown' | 'honoured' | 'ignored';
  /** How often in a row it has refused the very version that it had just shown. */
  mistrusts: number;
  /** Whether a filter on `meta.lastModified` shows our own writes. */
  delta: 'unknown' | 'works' | 'refused';
  bulk: 'unknown' | 'works' | 'refused';
  /** As many operations as a bulk request may hold. */
  bulkMost: number;
  /** The rate that the tenant bears, as the client has learnt it. */
  pace: { limit: number; refused: number; refusedAt: number; pausedUntil: number } | null;
}
