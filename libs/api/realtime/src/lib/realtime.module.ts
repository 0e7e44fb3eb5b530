import { Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { BoardGateway } from './gateway/board.gateway.js';
import { MessageDoor } from './gateway/message-door.js';
import { SessionWatch } from './gateway/session-watch.js';
import { Presence } from './presence/presence.js';
import { Delivery } from './relay/delivery.js';
import { Relay } from './relay/relay.js';

@Module({ providers: [Connections, MessageDoor, Delivery, Relay, Presence, SessionWatch, BoardGateway] })
export class RealtimeModule {}
