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
const pages = [];
for (let number = 1; number <= file.numPages; number++) {
  const page = await file.getPage(number);
  const content = await page.getTextContent();
  const links = await page.getAnnotations();
  pages.push({ size: page.view, text: content.items.map(i => i.str + (i.hasEOL ? '\n' : '')).join(''), links: links.length });
}

const outline = (await file.getOutline()).map(o => o.title);
process.stdout.write(JSON.stringify({ title: info.Title, language: info.Language, created: info.CreationDate, outline, pages }));
