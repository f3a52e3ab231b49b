/** Checkpoint 02: every structure type is a standard one or leads to one. */
import { standardTypes } from '../structure/standard-types.ts';
import type { Failure, Tagged } from './tagged.ts';

export function typeFailures({ nodes, roleMap }: Tagged): Failure[] {
  const failures: Failure[] = [];
  for (const type of new Set(nodes.map((node) => node.type))) {
    const seen = new Set<string>();
    let role: string | undefined = type;
    while (role !== undefined && !standardTypes.has(role) && !seen.has(role)) {
      seen.add(role);
      role = roleMap.get(role);
    }
    if (role === undefined) failures.push({ condition: '02-001', place: type });
    else if (seen.has(role)) failures.push({ condition: '02-003', place: type });
  }
  for (const type of roleMap.keys()) {
    if (standardTypes.has(type)) failures.push({ condition: '02-004', place: type });
  }
  return failures;
}
