// Reads a PDF in base64 from standard input; writes its title, language, bookmarks and, for each page, text and links as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// pdf.js warns on standard output that it cannot draw here; only reading is asked of it.
console.log = console.warn = () => {};
const require = createRequire(join(process.cwd(), 'package.json'));
const { getDocument } = await import(pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

const data = new Uint8Array(Buffer.from(readFileSync(0, 'latin1'), 'base64'));
const file = await getDocument({ data, isEvalSupported: false, stopAtErrors: true, verbosity: 0 }).promise;
const { info } = await file.getMetadata();
const marked = await file.getMarkInfo();
const pages = [];
for (let number = 1; number <= file.numPages; number++) {
  const page = await file.getPage(number);
  const content = await page.getTextContent();
  const links = await page.getAnnotations();
  pages.push({ size: page.view, text: content.items.map(i => i.str + (i.hasEOL ? '\n' : '')).join(''), links: links.length, ...await structureOf(page) });
}

// By tag, in the order of reading: the path of its roles, what stands in its place, the text of its marks. And the text that no tag has.
async function structureOf(page) {
  const marks = new Map();
  let open = [''];
  let untagged = '';
  for (const item of (await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else if (open.at(-1)) marks.set(open.at(-1), (marks.get(open.at(-1)) ?? '') + item.str);
    else untagged += item.str;
  }

  const tags = [];
  const walk = (node, path) => {
    const own = node.role ? [...path, node.role] : path;
    if (node.type === 'content') tags.push({ path: path.join('/'), alternative: node.alt ?? '', text: marks.get(node.id) ?? '' });
    if (node.type === 'object') tags.push({ path: [...path, 'object'].join('/'), alternative: '', text: '' });
    for (const child of node.children ?? []) walk(child.type ? { ...child, alt: node.alt } : child, own);
  };
  const tree = await page.getStructTree();
  if (tree) walk(tree, []);
  return { tags, untagged };
}

const outline = (await file.getOutline()).map(o => o.title);
process.stdout.write(JSON.stringify({ title: info.Title, language: info.Language, created: info.CreationDate, outline, pages, isMarked: marked?.Marked === true }));
