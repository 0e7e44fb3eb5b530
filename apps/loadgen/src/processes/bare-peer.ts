// The thing to compare with: a socket.io server that does nothing but emit. Every socket that sends `listen` is in one
// room; `load` hands it the frame, `go` emits it to the room. Lives as long as its standard input.
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, {
  perMessageDeflate: false,
  serveClient: false,
  pingInterval: 10_000,
  pingTimeout: 10_000,
});
let frame: unknown = null;

io.on('connection', (socket) => {
  socket.on('listen', async (_: unknown, done: (answer: object) => void) => {
    await socket.join('all');
    done({});
  });
  socket.on('load', (given: unknown, done: (answer: object) => void) => {
    frame = given;
    done({});
  });
  socket.on('go', (_: unknown, done: (answer: object) => void) => {
    io.to('all').emit('frame', frame);
    done({});
  });
});

http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.stdin.resume();
for (const ending of ['end', 'close', 'error']) process.stdin.once(ending, () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
