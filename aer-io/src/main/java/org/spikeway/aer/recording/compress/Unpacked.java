package org.spikeway.aer.recording.compress;

/**
 * Bytes that were unpacked.
 *
 * @param bytes may be longer than what was unpacked, and be used again for the next
 * @param length how many of them count
 */
public record Unpacked(byte[] bytes, int length) {}
