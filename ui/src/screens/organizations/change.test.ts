import { describe, expect, it } from 'vitest';
import { Change, kindsFor } from './change.svelte';

const association = {
  name: 'Hội Y Dược học',
  short_name: null,
  kind: 'member_association',
  status: 'active',
  science_field: 'Y tế',
} as const;

describe('a division', () => {
  it('hands each branch and member to the place chosen for it', () => {
    const change = new Change(association);
    change.kind = 'divide';
    change.branches = { 7: 1 };
    change.picked = [{ membership: 40, name: 'Lê An', to: 0 }];
    const request = change.request();
    expect(request).toMatchObject({
      is: 'divide',
      shares: [
        { to: 0, branch_ids: [], membership_ids: [40] },
        { to: 1, branch_ids: [7], membership_ids: [] },
      ],
      move_members_to: 0,
    });
  });

  it('keeps the places in step when a new organisation is taken away', () => {
    const change = new Change(association);
    change.addBorn();
    change.rest = 2;
    change.branches = { 7: 1, 8: 2, 9: 0 };
    change.picked = [
      { membership: 40, name: 'Lê An', to: 1 },
      { membership: 41, name: 'Bùi Bình', to: 2 },
    ];
    change.removeBorn(1);
    expect(change.born.length).toBe(2);
    expect(change.rest).toBe(1);
    expect(change.branches).toEqual({ 8: 1, 9: 0 });
    expect(change.picked.map((one) => one.to)).toEqual([1, 1]);
  });
});

describe('the acts offered', () => {
  it('are those that can happen', () => {
    const all = ['rename', 'suspend', 'resume', 'consolidate', 'divide', 'split'] as const;
    expect(kindsFor(association, all)).toEqual([
      'rename',
      'suspend',
      'consolidate',
      'divide',
      'split',
    ]);
    expect(kindsFor({ kind: 'branch', status: 'suspended' }, all)).toEqual(['rename', 'resume']);
  });
});
