const GATHER_MS = 50;

/**
 * The line between two browsers: it carries sound and pictures, and asks its user to carry what the
 * two have to agree on. Candidates wait on both sides until the other one can take them.
 */
export class Line {
  /** @type {RTCIceCandidateInit[]} */
  #toAdd = [];
  /** @type {RTCIceCandidateInit[]} */
  #toSend = [];
  /** @type {((candidates: RTCIceCandidateInit[]) => void) | null} */
  #send = null;
  /** @type {any} */
  #timer;
  #peer;

  /** What the other one shows and says. */
  remote = new MediaStream();

  /**
   * @param {RTCIceServer[]} iceServers
   * @param {MediaStream} local
   * @param {{onConnected: () => void, onFailed: () => void}} listeners
   */
  constructor(iceServers, local, { onConnected, onFailed }) {
    this.local = local;
    this.#peer = new RTCPeerConnection({ iceServers });
    this.#peer.ontrack = ({ track }) => this.remote.addTrack(track);
    this.#peer.onicecandidate = ({ candidate }) => candidate && this.#found(candidate.toJSON());
    this.#peer.onconnectionstatechange = () => {
      if (this.#peer.connectionState === 'connected') onConnected();
      if (this.#peer.connectionState === 'failed') onFailed();
    };
  }

  /** @returns {Promise<RTCSessionDescriptionInit | null>} */
  async offer() {
    this.#addTracks();
    if (this.local.getVideoTracks().length === 0) this.#peer.addTransceiver('video', { direction: 'recvonly' });
    await this.#peer.setLocalDescription();
    return this.#described();
  }

  /** @param {RTCSessionDescriptionInit} offer @returns {Promise<RTCSessionDescriptionInit | null>} */
  async answerTo(offer) {
    await this.#peer.setRemoteDescription(offer);
    this.#addTracks();
    await this.#peer.setLocalDescription();
    await this.#addAll();
    return this.#described();
  }

  #described() {
    return this.#peer.localDescription?.toJSON() ?? null;
  }

  #addTracks() {
    for (const track of this.local.getTracks()) this.#peer.addTrack(track, this.local);
  }

  /** @param {RTCSessionDescriptionInit} answer */
  async take(answer) {
    await this.#peer.setRemoteDescription(answer);
    await this.#addAll();
  }

  /** @param {RTCIceCandidateInit[]} candidates of the other one */
  async candidates(candidates) {
    this.#toAdd.push(...candidates);
    if (this.#peer.remoteDescription) await this.#addAll();
  }

  async #addAll() {
    for (const candidate of this.#toAdd.splice(0)) await this.#peer.addIceCandidate(candidate);
  }

  /** The other one can take candidates from now on. @param {(candidates: RTCIceCandidateInit[]) => void} send */
  sendThrough(send) {
    this.#send = send;
    this.#flush();
  }

  /** Candidates come in bursts, and go as one signal. @param {RTCIceCandidateInit} candidate */
  #found(candidate) {
    this.#toSend.push(candidate);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush() {
    if (this.#send && this.#toSend.length > 0) this.#send(this.#toSend.splice(0));
  }

  close() {
    clearTimeout(this.#timer);
    this.#peer.close();
    for (const track of this.local.getTracks()) track.stop();
  }
}
