import { makeFilesPrivate } from '../platform/private-files.ts';

// Before any other module of the app is run: the first import of main.ts.
makeFilesPrivate();
