export { pdfText } from './lib/pdf-text.js';
export { aTestClock, type TestClock } from './lib/test-clock.js';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './lib/test-database.js';
export { testServer, type TestServer } from './lib/test-server.js';
