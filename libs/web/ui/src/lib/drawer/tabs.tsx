import { type KeyboardEvent, type ReactNode } from 'react';

export interface TabListProps<Tab extends string> {
  /** Shared with the panel, so that each names the other. */
  idBase: string;
  label: string;
  tabs: readonly { id: Tab; label: ReactNode }[];
  active: Tab;
  onChange: (tab: Tab) => void;
}

/** Arrows choose, Tab leaves. The panel stands elsewhere: {@link TabPanel}. */
export function TabList<Tab extends string>({ idBase, label, tabs, active, onChange }: TabListProps<Tab>) {
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ id }) => id === active);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChange(next.id);
    document.getElementById(`${idBase}-tab-${next.id}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={choose}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${idBase}-tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === active}
          aria-controls={tab.id === active ? `${idBase}-panel-${tab.id}` : undefined}
          tabIndex={tab.id === active ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** What the chosen tab shows. */
export function TabPanel({ idBase, tab, children }: { idBase: string; tab: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={`${idBase}-panel-${tab}`} aria-labelledby={`${idBase}-tab-${tab}`}>
      {children}
    </div>
  );
}
