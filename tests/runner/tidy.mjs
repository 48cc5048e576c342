// node tidy.mjs <build folder>: clang-tidy on the project's sources that changed since they passed.
// A file is looked at again when it, a header it includes, its flags or .clang-tidy change.
// Passes are remembered in <build folder>/../tidy.
// Most of the time goes into the standard library's headers, so the changed files of a folder are
// looked at as one, as far as they compile together (names that two files have for themselves).
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const root = process.cwd();
const build = resolve(process.argv[2]);
const passes = join(build, '..', 'tidy');
mkdirSync(passes, { recursive: true });
const configuration = readFileSync('.clang-tidy');
/** @type {Map<string, Buffer>} */
const contents = new Map();

/** @typedef {{file: string, command: string, output: string}} Command */
/** @type {Command[]} */
const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
const dependencies = readDependencies();
const work = commands
  .filter(({ file }) => /^(core|cli|wasm|training)\//.test(relative(root, file)))
  .map((command) => ({
    file: command.file,
    flags: flagsOf(command),
    pass: join(passes, key(command)),
  }))
  .filter(({ pass }) => !existsSync(pass));
/** @type {Map<string, typeof work>} */
const folders = new Map();
for (const item of work) {
  const name = `${dirname(item.file)} ${item.flags.join(' ')}`;
  folders.set(name, [...(folders.get(name) ?? []), item]);
}
// The largest first, so that no core waits for the other in the end.
const left = [...folders.values()].sort((a, b) => a.length - b.length);
let units = 0;
let failures = 0;
await Promise.all(Array.from({ length: cpus().length }, worker));
console.log(
  `clang-tidy: ${work.length} files looked at in ${units} parts, ${failures} with findings`,
);
process.exitCode = failures ? 1 : 0;

async function worker() {
  for (let items = left.pop(); items; items = left.pop()) {
    const unit = join(passes, `part-${++units}.cpp`);
    const together = await compatible(items, unit);
    const others = items.filter((item) => !together.includes(item));
    if (others.length > 0) left.push(others);
    writeFileSync(unit, together.map(({ file }) => `#include "${file}"\n`).join(''));
    const found = await run('clang-tidy', ['--quiet', unit, '--', ...together[0].flags]);
    if (found === '') {
      for (const { pass } of together) writeFileSync(pass, '');
    } else {
      failures++;
      console.log(found);
    }
  }
}

/**
 * @param {typeof work} items
 * @param {string} unit  a file to write
 * @returns {Promise<typeof work>} those that compile as one file, at least one
 */
async function compatible(items, unit) {
  let together = items;
  while (together.length > 1) {
    writeFileSync(unit, together.map(({ file }) => `#include "${file}"\n`).join(''));
    const errors = await run('clang++', ['-fsyntax-only', '-w', ...together[0].flags, unit]);
    if (errors === '') break;
    // The first error is in the second of two files that do not go together.
    const [, place] = errors.match(/^(\S+?):\d+:\d+: (?:fatal )?error: /m) ?? [];
    const at = together.findIndex(({ file }) => file === place);
    together = together.filter((_, i) => i !== (at < 0 ? together.length - 1 : at));
  }
  return together;
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @returns {Promise<string>} what it complains of, empty when nothing
 */
function run(program, parameters) {
  return new Promise((done) => {
    execFile(program, parameters, { cwd: build, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done(error ? stdout || stderr || String(error) : '');
    });
  });
}

/** What clang is to be told of a file: nothing of GCC's precompiled headers. @param {Command} command */
function flagsOf({ command }) {
  const words = command.replaceAll('\\"', '"').split(' ');
  const first = words.findIndex((word) => word.startsWith('-'));
  const own = words.slice(first, words.indexOf('-o')).filter((word, i, all) => {
    return ![word, all[i - 1]].includes('-include') && word !== '-Winvalid-pch';
  });
  return [...own, '-w']; // warnings are the compiler's matter
}

/** @param {Command} command */
function key({ file, command, output }) {
  const hash = createHash('sha256').update(configuration).update(command);
  const inputs = dependencies.get(output) ?? [file];
  for (const input of inputs) {
    if (!input.startsWith(root)) continue;
    let bytes = contents.get(input);
    if (!bytes) {
      bytes = existsSync(input) ? readFileSync(input) : Buffer.alloc(0);
      contents.set(input, bytes);
    }
    hash.update(input).update(bytes);
  }
  return hash.digest('hex');
}

/** Ninja's record of the headers of each object file. */
function readDependencies() {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const listing = String(
    execFileSync('ninja', ['-C', build, '-t', 'deps'], { maxBuffer: 1 << 28 }),
  );
  /** @type {string[]} */
  let inputs = [];
  for (const line of listing.split('\n')) {
    const object = line.match(/^(\S+): #deps/);
    if (object) {
      inputs = [];
      found.set(object[1], inputs);
    } else if (line.startsWith('    ')) {
      inputs.push(resolve(build, line.trim()));
    }
  }
  return found;
}
