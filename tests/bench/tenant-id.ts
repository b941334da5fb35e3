/** What the one tenant of an engine is called whose mirror is measured. */
export const benchTenant = 'bench';
