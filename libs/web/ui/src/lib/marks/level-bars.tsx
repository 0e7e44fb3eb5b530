import { type Intensity } from '@samtavle/domain';
import { useLabels } from '../labels/use-labels.js';

/** Three bars, filled one to three. Ink, not traffic lights: level 3 is a plan, not an alarm. */
export function LevelBars({ level, decorative = false }: { level: Intensity; decorative?: boolean }) {
  const labels = useLabels();
  const named = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': labels.levelName(level) };
  return (
    <span className={`level l${level}`} {...named}>
      <i />
      <i />
      <i />
    </span>
  );
}
