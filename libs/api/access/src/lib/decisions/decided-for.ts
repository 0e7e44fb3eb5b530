import { type Transaction } from '@samtavle/api-platform';
import { danishDay } from '@samtavle/domain';
import { parseViewerClassKey, type ViewerClass, type ViewerClassKey } from '@samtavle/policy';

/** Citizens decided for in one breath: after so many this node answers others first. */
export const AT_A_TIME = 40;

/** Everybody the team decides for. */
export async function citizensOf(tx: Transaction, teamId: string): Promise<string[]> {
  const rows = await tx.em.query<{ citizen_id: string }[]>(
    'SELECT DISTINCT citizen_id FROM citizen_alias WHERE team_id = $1 ORDER BY citizen_id',
    [teamId],
  );
  return rows.map((row) => row.citizen_id);
}

/** The classes somebody acts in, and those that were decided for before: a class nobody is left in grows old otherwise. */
export async function classesOf(
  tx: Transaction,
  teamId: string,
  before: readonly ViewerClassKey[],
): Promise<[ViewerClassKey, ViewerClass][]> {
  const rows = await tx.em.query<{ class_key: ViewerClassKey }[]>(
    `SELECT DISTINCT class_key FROM member WHERE team_id = $1 AND sector IN ('region_psych','muni_social','muni_health','muni_employment')
      AND (valid_to IS NULL OR valid_to >= $2::date)`,
    [teamId, danishDay(tx.now)],
  );
  const keys = new Set([...rows.map((row) => row.class_key), ...before]);
  return [...keys].flatMap((key): [ViewerClassKey, ViewerClass][] => {
    const viewerClass = parseViewerClassKey(key);
    return viewerClass ? [[key, viewerClass]] : [];
  });
}
