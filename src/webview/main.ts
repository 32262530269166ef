import { connectControls } from './controls';
import { connect } from './host';
import { buildPage } from './page';
import { createPanel } from './panel';
import { readMessage } from './read-message';
import { say, speak, strings } from './strings';
import { record } from './unread';

start();

function start(): void {
  speak(translation());
  const app = document.getElementById('app');
  if (!app) throw new Error('Invariant: panelHtml writes an element with the id app');
  const host = connect();
  let panel: ReturnType<typeof createPanel> | undefined;
  // The skeleton stays until there is something to show.
  const ready = (): ReturnType<typeof createPanel> => {
    if (panel) return panel;
    panel = createPanel(buildPage(app), host);
    connectControls(panel);
    watch(panel);
    return panel;
  };
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const incoming = readMessage(event.data);
    if (incoming.kind === 'message') ready().receive(incoming.message);
    else host.send({ type: 'log', level: 'warn', msg: `${incoming.kind} message ${incoming.type}` });
    if (incoming.kind === 'broken' && incoming.type === 'init')
      ready().receive({ type: 'error', message: say(strings.broken) });
  });
  host.send({ type: 'ready' });
}

function watch(panel: ReturnType<typeof createPanel>): void {
  const themes = new MutationObserver(() => panel.themeChanged());
  themes.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  new ResizeObserver(() => panel.change(() => undefined)).observe(panel.page.app);
}

/** Translated strings that the host put into the page. */
function translation(): Readonly<Record<string, string>> {
  const text = document.getElementById('strings')?.textContent ?? '{}';
  const entries = Object.entries(record(JSON.parse(text)));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
