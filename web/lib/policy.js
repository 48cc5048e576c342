/**
 * What a Content-Security-Policy forbids, in terms that can be put into words.
 */

/**
 * @typedef {'connections' | 'other-sites' | 'forms' | 'added-code'} Forbidden
 */

/**
 * Several policies add up: what one of them forbids is forbidden.
 * @param {readonly string[]} policies
 * @returns {Forbidden[]}
 */
export function forbiddenBy(policies) {
  const all = policies.map(directives);
  /** @type {[Forbidden, (policy: Map<string, string[]>) => boolean][]} */
  const rules = [
    ['connections', (policy) => isNone(sources(policy, 'connect-src'))],
    ['other-sites', (policy) => [...policy.keys()].every((name) => isLocal(policy, name))],
    ['forms', (policy) => isNone(policy.get('form-action'))],
    ['added-code', (policy) => runsOnlyItsOwn(sources(policy, 'script-src'))],
  ];
  return rules.filter(([, holds]) => all.some(holds)).map(([name]) => name);
}

/** @param {string} policy  directives by name */
function directives(policy) {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.filter(([name]) => name).map(([name, ...list]) => [name, list]));
}

/** @param {Map<string, string[]>} policy @param {string} name */
function sources(policy, name) {
  return policy.get(name) ?? policy.get('default-src');
}

/** @param {string[] | undefined} list */
function isNone(list) {
  return list?.join() === "'none'";
}

/** Whether nothing can come from or go to another site. */
function isLocal(/** @type {Map<string, string[]>} */ policy, /** @type {string} */ name) {
  if (!isNone(policy.get('default-src'))) return false;
  const list = policy.get(name) ?? [];
  return list.every((source) => /^('.*'|data:|blob:)$/.test(source));
}

/** @param {string[] | undefined} list */
function runsOnlyItsOwn(list) {
  return list !== undefined && !list.some((source) => /^'unsafe-(inline|eval)'$|\*/.test(source));
}
