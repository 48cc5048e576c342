// node tidy.mjs <build folder>: clang-tidy on the project's sources that changed since they passed.
// A file is looked at again when it, a header it includes, its flags or .clang-tidy change.
// Passes are remembered in <build folder>/../tidy.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative, resolve } from 'node:path';

const root = process.cwd();
const build = resolve(process.argv[2]);
const passes = join(build, '..', 'tidy');
mkdirSync(passes, { recursive: true });
const configuration = readFileSync('.clang-tidy');
/** @type {Map<string, Buffer>} */
const contents = new Map();

/** @type {{file: string, command: string, output: string}[]} */
const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
const dependencies = readDependencies();
const work = commands
  .filter(({ file }) => /^(core|cli|wasm|training)\//.test(relative(root, file)))
  .map((command) => ({ file: command.file, pass: join(passes, key(command)) }))
  .filter(({ pass }) => !existsSync(pass));
const left = [...work];
let failures = 0;
await Promise.all(Array.from({ length: cpus().length }, worker));
console.log(`clang-tidy: ${work.length} files looked at, ${failures} with findings`);
process.exitCode = failures ? 1 : 0;

async function worker() {
  for (let item = left.pop(); item; item = left.pop()) {
    const { file, pass } = item;
    const found = await tidy(file);
    if (found === '') {
      writeFileSync(pass, '');
    } else {
      failures++;
      console.log(found);
    }
  }
}

/**
 * @param {string} file
 * @returns {Promise<string>} what it found, empty when nothing
 */
function tidy(file) {
  const run = ['-p', build, '--quiet', '--extra-arg=-Wno-unknown-warning-option', file];
  return new Promise((done) => {
    execFile('clang-tidy', run, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done(error ? stdout || stderr || String(error) : '');
    });
  });
}

/** @param {{file: string, command: string, output: string}} command */
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
