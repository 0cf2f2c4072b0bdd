package org.spikeway.aer.kernel;

/**
 * An event in a 64-bit word: its pixel in one half, in the other the microseconds after the time that the words of a
 * run have in common.
 *
 * @param timeLow whether the time is in the low half
 * @param signed whether the time may be negative
 */
public record PairLayout(PixelLayout pixel, boolean timeLow, boolean signed) {}
