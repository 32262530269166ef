/** The language server in a web worker, for editors in the browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './serve';

// In a worker `self` is its global scope, which the type library in use (that of windows) does not describe; the reader
// and the writer use of it what it shares with a port: `postMessage` and `onmessage`.
const scope = self as unknown as MessagePort;
serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)));
