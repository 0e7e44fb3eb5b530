import { type CitizenId } from '@samtavle/contracts';
import { useColleagues, useWhoHasOpen, useWhoIsWriting } from '@samtavle/web-data-access';
import { firstName, Typing, useText } from '@samtavle/web-ui';
import { planTexts } from '../texts.js';

/** As many as leave the bar in one line: it must not jump when somebody comes or begins to write. */
const NAMED = 3;

/** Who else has the plan open, and who is writing: only those this viewer may know of. */
export function WhoIsHere({ citizen }: { citizen: CitizenId }) {
  const { of } = useColleagues();
  const here = useWhoHasOpen(citizen).flatMap((id) => of(id) ?? []);
  const [writer] = useWhoIsWriting(citizen);
  const writing = of(writer ?? null);
  if (writing !== null) return <Typing name={firstName(writing.name)} initials={writing.initials} />;
  return here.length === 0 ? null : <AlsoHere names={here.map(({ name }) => firstName(name))} />;
}

/** The first few by name, the others counted; all of them where the pointer rests. */
export function AlsoHere({ names }: { names: readonly string[] }) {
  const say = useText(planTexts);
  const named = names.slice(0, NAMED).join(', ');
  const others = names.length - NAMED;
  return (
    <span className="sum" title={names.join(', ')}>
      {others > 0 ? say('hereToo', { names: named, count: others }) : say('here', { names: named })}
    </span>
  );
}
