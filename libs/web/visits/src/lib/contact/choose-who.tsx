import { type Member, type MemberId } from '@samtavle/contracts';
import { ChooseSeveral, useMemberChoices } from '@samtavle/web-ui';

/** Colleagues of the team now, one or a few. */
export function ChooseWho({
  label,
  members,
  value,
  max,
  problem,
  onChange,
}: {
  label: string;
  members: readonly Member[];
  value: readonly MemberId[];
  max: number;
  problem?: string | undefined;
  onChange: (who: MemberId[]) => void;
}) {
  return (
    <ChooseSeveral
      label={label}
      choices={useMemberChoices(members)}
      value={value}
      max={max}
      problem={problem}
      onChange={(chosen) => onChange(members.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])))}
    />
  );
}
