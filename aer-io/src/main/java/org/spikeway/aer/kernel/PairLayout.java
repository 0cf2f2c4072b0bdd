package org.spikeway.aer.kernel;

/**
 * An event in a 64-bit word: its pixel in the high half, in the low one the microseconds after the time that the words
 * of a run have in common.
 *
 * @param signed whether the time may be negative
 */
public record PairLayout(PixelLayout pixel, boolean signed) {}
