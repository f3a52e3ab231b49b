/** `npm run review`: records that the two sides of rows were read against each other. */
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { reviewCommand } from './command/review.ts';
import { usageStatus } from './command/usage.ts';

await guard(async () => {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  return parsed.kind === 'options' ? await reviewCommand(parsed.options) : usageStatus(parsed, 'review');
});
