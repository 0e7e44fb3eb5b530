import { type MemberId } from '@samtavle/contracts';
import { useColleagues, useMe } from '@samtavle/web-data-access';
import { ChooseSeveral, useText } from '@samtavle/web-ui';
import { boardTexts } from '../texts.js';

export interface ContactsFieldProps {
  chosen: readonly MemberId[];
  most: number;
  onChange: (members: readonly MemberId[]) => void;
}

/** Contact persons of the own sector. */
export function ContactsField({ chosen, most, onChange }: ContactsFieldProps) {
  const say = useText(boardTexts);
  const sector = useMe()?.acting.sector;
  const { all } = useColleagues();
  const own = all.filter((member) => member.active && member.sector === sector);
  return (
    <ChooseSeveral
      label={say('caseload.contacts')}
      choices={own.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(ids) => onChange(ids.flatMap((id) => own.find((member) => member.id === id)?.id ?? []))}
      max={most}
    />
  );
}
