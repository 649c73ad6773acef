import { io } from "socket.io-client";

import { Notes, within } from "./waiting.js";

// A player with the stock client, who writes down all that happens.
export class Player {
  notes = new Notes();

  constructor(url, id, options = {}) {
    this.id = id;
    this.socket = io(url, {
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
      ...options,
    });
    this.socket.on("connect", () => this.notes.add({ event: "connect" }));
    this.socket.on("connect_error", (error) => this.notes.add({ event: "connect_error", data: error.message }));
    this.socket.on("disconnect", (reason) => this.notes.add({ event: "disconnect", data: reason }));
    this.socket.onAny((event, data) => this.notes.add({ event, data }));
    this.socket.io.on("ping", () => this.notes.add({ event: "ping" }));
    this.socket.io.on("open", () =>
      this.socket.io.engine.on("upgrade", (transport) => this.notes.add({ event: "upgrade", data: transport.name })),
    );
  }

  get transport() {
    return this.socket.io.engine.transport.name;
  }

  async hears(event) {
    const note = await this.notes.next((entry) => entry.event === event, `${event} of ${this.id}`);
    return note.data;
  }

  // The acknowledgement.
  ask(event, ...data) {
    return within(this.socket.emitWithAck(event, ...data), () => `the acknowledgement of ${event}`);
  }

  join(matchId) {
    return this.ask("join_match", { matchId, playerId: this.id });
  }

  leave(matchId) {
    return this.ask("leave_match", { matchId, playerId: this.id });
  }

  // The next match_state with this status and these players there.
  async sees(status, ...there) {
    const isIt = ({ event, data }) =>
      event === "match_state" &&
      data.status === status &&
      Object.entries(data.players).every(([id, { connected }]) => connected === there.includes(id));
    return (await this.notes.next(isIt, `${status} with [${there}], told to ${this.id}`)).data;
  }

  close() {
    this.socket.disconnect();
  }
}
