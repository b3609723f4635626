import { Problem } from '../client/problem.js';

/**
 * One's own microphone and camera; without a camera the microphone alone.
 *
 * @returns {Promise<MediaStream>}
 */
export async function ownMedia() {
  const devices = navigator.mediaDevices;
  if (!devices || !('RTCPeerConnection' in window)) {
    throw refusal('This browser makes calls only on pages with https, and needs WebRTC.');
  }
  try {
    return await devices.getUserMedia({ audio: true, video: true });
  } catch {
    return microphone(devices);
  }
}

/** @param {MediaDevices} devices */
async function microphone(devices) {
  try {
    return await devices.getUserMedia({ audio: true });
  } catch (thrown) {
    throw refusal(
      /** @type {Error} */ (thrown).name === 'NotAllowedError'
        ? 'A call needs your microphone. Allow it for this site in the browser, and call again.'
        : 'No microphone was found. Connect one, and call again.',
    );
  }
}

/** @param {string} detail */
function refusal(detail) {
  return new Problem({ title: 'No call', detail });
}
