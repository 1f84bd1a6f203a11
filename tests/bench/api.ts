import type { ApiScenario } from './api-scenarios';
import { measureRequests, type ProcessorClock } from './load';
import { timeRow, type ReportRow } from './report';

const connectionCounts = [1, 8, 32];

/** Every call at 1, 8 and 32 connections, each beside its floor in the same run. */
export async function measureApi(
  origin: string,
  passcode: string,
  scenarios: readonly ApiScenario[],
  floorOf: (scenario: ApiScenario) => URL,
  clock: ProcessorClock,
): Promise<ReportRow[]> {
  const headers = { authorization: `Bearer ${passcode}` };
  const rows: ReportRow[] = [];
  for (const scenario of scenarios) {
    const { name, method, nextBody, isRight, count = 400, budgetMs } = scenario;
    for (const connections of connectionCounts) {
      const asking = {
        get url() {
          return new URL(`/api/v1${scenario.path}`, origin);
        },
        ...{ method, headers, isRight, count },
        ...(nextBody ? { nextBody } : {}),
      };
      const figures = await measureRequests(asking, connections, clock);
      const floor = await measureRequests(
        { url: floorOf(scenario), headers: {}, isRight: ({ status }) => status === 200, count },
        connections,
      );
      rows.push(
        timeRow(`${name}, c${connections}`, figures, {
          floor,
          budgetMs: connections === 1 ? budgetMs : undefined,
        }),
      );
    }
  }
  return rows;
}
