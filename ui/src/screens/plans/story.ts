/** An obstacle as a story of dated steps. */
import type {
  ObstacleAnswer,
  ObstacleClosing,
  ObstacleEffect,
  ObstacleRow,
} from '../../bindings/types';
import { vi } from '../../text/vi';

/** What can be recorded of an obstacle. */
export type StepKind = 'send' | 'answer' | 'effect' | 'close' | 'reopen';

/** One step as it is told. */
export interface StoryStep {
  key: string;
  /** Null: it is not known when, or it has not happened. */
  on: string | null;
  title: string;
  text: string | null;
  document: string | null;
  /** What puts it right; the raising and the proposal are put right in the obstacle itself. */
  fix?: {
    what: StepKind;
    answer?: ObstacleAnswer;
    effect?: ObstacleEffect;
    closing?: ObstacleClosing;
  };
}

const words = vi.obstacleSteps;

/** The steps by their days; of one day in the order in which they follow from each other. */
export function storyOf(of: ObstacleRow): StoryStep[] {
  const raised: StoryStep = {
    key: 'raised',
    on: of.raised_on,
    title: of.agency_name ? words.raisedBy(of.agency_name) : words.raised,
    text: null,
    document: null,
  };
  const later: StoryStep[] = [
    ...(of.proposal && of.proposal_sent_on
      ? [
          {
            key: 'sent',
            on: of.proposal_sent_on,
            title: words.sent(of.addressee ?? ''),
            text: of.proposal,
            document: of.proposal_document,
            fix: { what: 'send' as const },
          },
        ]
      : []),
    ...of.answers.map((answer) => ({
      key: `answer-${answer.id}`,
      on: answer.answered_on,
      title: words.answered(answer.answered_by ?? of.addressee ?? ''),
      text: answer.answer,
      document: answer.document,
      fix: { what: 'answer' as const, answer },
    })),
    ...of.effects.map((effect) => ({
      key: `effect-${effect.id}`,
      on: effect.noted_on,
      title: words.effect,
      text: effect.effect,
      document: null,
      fix: { what: 'effect' as const, effect },
    })),
    ...of.closings.flatMap((closing) => [
      {
        key: `closed-${closing.id}`,
        on: closing.closed_on,
        title: words.closed,
        text: closing.effect,
        document: null,
        fix: { what: 'close' as const, closing },
      },
      ...(closing.reopened_on
        ? [
            {
              key: `reopened-${closing.id}`,
              on: closing.reopened_on,
              title: words.reopened,
              text: closing.reopen_reason,
              document: null,
              fix: { what: 'close' as const, closing },
            },
          ]
        : []),
    ]),
  ];
  const told = later
    .map((step, place) => ({ step, place }))
    .sort((a, b) => (a.step.on ?? '').localeCompare(b.step.on ?? '') || a.place - b.place)
    .map((one) => one.step);
  const proposed: StoryStep[] =
    of.proposal && !of.proposal_sent_on
      ? [
          {
            key: 'proposed',
            on: null,
            title: words.proposed(of.addressee ?? ''),
            text: of.proposal,
            document: null,
          },
        ]
      : [];
  return [raised, ...proposed, ...told];
}
