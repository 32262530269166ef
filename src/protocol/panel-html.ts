export interface PanelPage {
  /** Fresh for every page. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** English template → translated template, for the strings of the panel; empty for English. */
  readonly strings: Readonly<Record<string, string>>;
  /** BCP 47 tag of the translation, for screen readers and line breaking. */
  readonly lang?: string;
}

/** The whole page of the kernel panel. Everything that is seen is built by the script; until then a skeleton shows. */
export function panelHtml(page: PanelPage): string {
  return `<!doctype html>
<html lang="${attribute(page.lang ?? 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy(page))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(page.styleUri)}">
<title>Tensor Loupe</title>
</head>
<body>
<div id="app" aria-busy="true"><div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div></div>
<script type="application/json" id="strings" nonce="${attribute(page.nonce)}">${inertJson(page.strings)}</script>
<script nonce="${attribute(page.nonce)}" src="${attribute(page.scriptUri)}"></script>
</body>
</html>
`;
}

function policy({ nonce, cspSource }: PanelPage): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
  ].join('; ');
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** JSON that cannot close the element it stands in. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
