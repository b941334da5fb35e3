import { describe } from 'vitest';
import { testShare } from './fixed-seeds';

describe('histories with even seeds', () => testShare(0, 2));
