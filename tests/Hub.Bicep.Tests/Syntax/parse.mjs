// Reads { directory, files: { name: text } } from standard input and writes each file's syntax tree as JSON:
// [type, line, field, text of a leaf or children]. A node that does not parse has the type ERROR or MISSING.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { directory, files } = JSON.parse(readFileSync(0, 'utf8'));
const require = createRequire(pathToFileURL(join(directory, 'package.json')));
const { Parser, Language } = require('web-tree-sitter');

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

function read(cursor) {
  const node = cursor.currentNode;
  const type = node.isMissing ? 'MISSING' : node.type;
  const head = [type, node.startPosition.row + 1, cursor.currentFieldName ?? ''];
  if (!cursor.gotoFirstChild()) return [...head, node.text];
  const children = [];
  do children.push(read(cursor)); while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return [...head, children];
}

const trees = {};
for (const [name, text] of Object.entries(files)) trees[name] = read(parser.parse(text).walk());
process.stdout.write(JSON.stringify(trees));
