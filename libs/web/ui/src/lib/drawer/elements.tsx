import { type Owner } from '@samtavle/domain';
import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from '../icon/icon.js';
import { useLabels } from '../labels/use-labels.js';
import { OwnerMark } from '../marks/owner-mark.js';

export interface OwnerGroupProps {
  owner: Owner;
  /** Instead of the owner's name: »Rikkes egne ord«. */
  title?: ReactNode;
  /** When and with whom, at the end of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Everything of one owner. */
export function OwnerGroup({ owner, title, aside, children }: OwnerGroupProps) {
  const labels = useLabels();
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h3 id={id}>
        <OwnerMark owner={owner} size="lg" decorative={title === undefined} />
        {title ?? labels.owner(owner)}
        {aside !== undefined && <small>{aside}</small>}
      </h3>
      {children}
    </section>
  );
}

/** A group that is no owner's: latest changes. */
export function PlainGroup({
  icon,
  title,
  aside,
  children,
}: {
  icon: IconName;
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h3 id={id}>
        <Icon name={icon} />
        {title}
        {aside !== undefined && <small>{aside}</small>}
      </h3>
      {children}
    </section>
  );
}

export interface ElementRowProps {
  label: ReactNode;
  children: ReactNode;
  /** When and who, or the button that completes it. */
  meta?: ReactNode;
  /** A colleague is writing here. */
  busy?: boolean;
}

/** label · content · when and who */
export function ElementRow({ label, children, meta, busy = false }: ElementRowProps) {
  return (
    <div className={busy ? 'el of-many is-busy' : 'el of-many'}>
      <span className="k">{label}</span>
      <div className="v">{children}</div>
      <span className="m">{meta}</span>
    </div>
  );
}

/** The citizen's own words, unedited, in »…«. */
export function Quote({ children }: { children: string }) {
  return <p className="quote">»{children}«</p>;
}
