import { expect, test } from 'vitest';
import type { ObstacleRow } from '../../bindings/types';
import { storyOf } from './story';

const row: ObstacleRow = {
  id: 1,
  version: 1,
  plan_id: 1,
  plan_number: null,
  task_id: null,
  task_code: null,
  task_content: null,
  agency_id: null,
  agency_name: null,
  raised_on: '2026-02-01',
  raised_in: null,
  content: 'a',
  proposal: 'b',
  addressee: 'c',
  proposal_sent_on: null,
  proposal_document: null,
  status: 'answered',
  answer: null,
  answered_on: null,
  answer_document: null,
  effect: null,
  closed_on: null,
  reopened_on: null,
  answers: [],
  effects: [],
  closings: [],
  carried_over: false,
  age_days: 1,
};

test('the steps come by their days, a proposal that was not sent right after the raising', () => {
  const answers = ['2026-03-01', '2026-06-01'].map((answered_on, at) => ({
    id: at + 1,
    version: 1,
    answered_on,
    answered_by: null,
    answer: 'x',
    document: null,
  }));
  const closing = {
    id: 7,
    version: 1,
    closed_on: '2026-04-01',
    effect: null,
    reopened_on: '2026-05-01',
    reopen_reason: 'y',
  };
  const told = storyOf({ ...row, answers, closings: [closing] }).map((step) => step.key);
  expect(told).toEqual(['raised', 'proposed', 'answer-1', 'closed-7', 'reopened-7', 'answer-2']);
  const sent = storyOf({ ...row, proposal_sent_on: '2026-03-01', answers });
  expect(sent.map((step) => step.key)).toEqual(['raised', 'sent', 'answer-1', 'answer-2']);
});
