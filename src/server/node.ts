/** The language server as a process of its own: stdio or Node's own channel, as the client's arguments say. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './disk';
import { serve } from './serve';

serve(createConnection(ProposedFeatures.all), diskFiles);
