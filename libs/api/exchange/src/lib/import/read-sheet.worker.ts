import { parentPort, workerData } from 'node:worker_threads';
import { readSheet, type SheetLimits } from '@samtavle/spreadsheet';

// A foreign file is unpacked here, away from the thread that answers everybody; see sheet-reader.ts.
const { bytes, fileName, limits } = workerData as { bytes: Uint8Array; fileName: string; limits: Partial<SheetLimits> };
parentPort?.postMessage(readSheet(bytes, fileName, limits));
