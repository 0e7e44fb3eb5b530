import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createData, type Data } from './data.js';

const DataContext = createContext<Data | null>(null);

/** Gives the screens their data and asks at once who is signed in. `data` is for specs. */
export function DataProvider({ children, data: given }: { children: ReactNode; data?: Data }) {
  const [data] = useState(() => given ?? createData());
  useEffect(() => {
    void data.session.load();
    return () => data.live.stop();
  }, [data]);
  return <DataContext value={data}>{children}</DataContext>;
}

/** @throws Error outside `DataProvider` */
export function useData(): Data {
  const data = useContext(DataContext);
  if (data === null) throw new Error('useData outside DataProvider');
  return data;
}
