/** `npm run rules`: says of each parity rule what it finds, why that matters, and how to mend it. */
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { usageStatus } from './command/usage.ts';
import { severities } from './message/message.ts';
import { isRuleName } from './message/parity.ts';
import type { Rule } from './parallel/rules/rule.ts';
import { rules } from './parallel/rules/rules.ts';
import { type Translate, translator } from './template/translate.ts';

await guard(async () => {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  if (parsed.kind !== 'options') return usageStatus(parsed, 'rules');
  const { publications: wanted, language } = parsed.options;
  const unknown = wanted.find((name) => !isRuleName(name));
  if (unknown !== undefined) return usageStatus({ kind: 'usage', language, option: unknown }, 'rules');
  const word = translator(language);
  const chosen = rules.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  process.stdout.write(chosen.map((rule) => inWords(rule, word)).join('\n'));
  return exitStatus.done;
});

function inWords({ name }: Rule, word: Translate): string {
  return [
    name,
    `  ${word(`rule.${name}.what`)}`,
    `  ${word(`rule.${name}.why`)}`,
    `  → ${word(`message.parity-${name}.help`)}`,
    `  ${word('command.rulesSettings', { rule: name, severity: severities[`parity-${name}`] })}`,
    '',
  ].join('\n');
}
