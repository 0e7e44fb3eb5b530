import { type CitizenId } from '@samtavle/contracts';
import { useCard } from '@samtavle/web-data-access';
import { useText } from '@samtavle/web-ui';
import { Link } from 'react-router';
import { taskTexts } from './texts.js';

/** The name as the board has it, and the way to the card: when the card is gone, so is the name. */
export function CitizenLink({ id, tab, onOpen }: { id: CitizenId; tab?: 'deling'; onOpen?: () => void }) {
  const say = useText(taskTexts);
  const card = useCard(id);
  if (card === null) return <span className="ink-2">{say('notYours')}</span>;
  return (
    <Link to={`/borgere?kort=${id}${tab === undefined ? '' : `&fane=${tab}`}`} onClick={onOpen}>
      {card.name}
    </Link>
  );
}
