import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Handles,
  type StoredContent,
  type PresentedElement,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type VisitStep } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { visitSaid } from './visit-said.js';
import { Visits } from './visits.js';

interface Found {
  readonly citizen: VisibleCitizen;
  readonly visit: PresentedElement;
}

/** Finds the visit of the own sector, takes the step, and tells of it. */
@Injectable()
export class VisitSteps {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly visits: Visits,
  ) {}

  async take(
    tx: Transaction,
    viewer: Viewer,
    input: CommandInput<'visit.cancel'>,
    step: VisitStep,
    changes: (found: Found) => Promise<StoredContent>,
  ): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const visit = await this.visits.named(tx, viewer, citizen, { element: input.visit, version: input.version });
    this.citizens.checkWritable(viewer, visit, 'visit');
    const state = this.visits.step(visit, step);
    const content = { ...visit.content, ...(await changes({ citizen, visit })), state };
    const { on } = visitSaid({ content });
    // Where a visit goes to must lie ahead; what is called off need not.
    if (step !== 'cancel') this.visits.checkDay(tx, on);
    const changed = await this.citizens.change(tx, viewer, citizen, visit, input.version, content, step === 'cancel');
    const slots = [visit.slot];
    tx.record({ citizenId: citizen.citizenId, change: 'wrote', slots, byMember: viewer.memberId });
    return { action: 'U', version: changed.version, subjects: [{ citizenId: citizen.citizenId, slots }] };
  }
}

/** To another day, time or person. */
@Injectable()
@Handles('visit.change')
export class ChangeVisitHandler implements CommandHandler<'visit.change'> {
  constructor(
    private readonly steps: VisitSteps,
    private readonly visits: Visits,
  ) {}

  handle(tx: Transaction, viewer: Viewer, input: CommandInput<'visit.change'>): Promise<Effect> {
    const { citizen, visit, version, on, at, who, minutes } = input;
    return this.steps.take(tx, viewer, { citizen, visit, version }, 'change', async (found) => {
      if (who) await this.visits.checkWho(tx, viewer, found.citizen, who, found.visit);
      return {
        ...(on === undefined ? {} : { on }),
        ...(at === undefined ? {} : { at }),
        ...(who === undefined ? {} : { who }),
        ...(minutes === undefined ? {} : { minutes }),
      };
    });
  }
}

@Injectable()
@Handles('visit.cancel')
export class CancelVisitHandler implements CommandHandler<'visit.cancel'> {
  constructor(private readonly steps: VisitSteps) {}

  handle(tx: Transaction, viewer: Viewer, input: CommandInput<'visit.cancel'>): Promise<Effect> {
    return this.steps.take(tx, viewer, input, 'cancel', () => Promise.resolve({}));
  }
}

/** Takes a cancelling back, while the visit still lies ahead and whoever was to go still may. */
@Injectable()
@Handles('visit.resume')
export class ResumeVisitHandler implements CommandHandler<'visit.resume'> {
  constructor(
    private readonly steps: VisitSteps,
    private readonly visits: Visits,
  ) {}

  handle(tx: Transaction, viewer: Viewer, input: CommandInput<'visit.resume'>): Promise<Effect> {
    return this.steps.take(tx, viewer, input, 'resume', async ({ citizen, visit }) => {
      await this.visits.checkWho(tx, viewer, citizen, visitSaid(visit).who, visit);
      return {};
    });
  }
}
