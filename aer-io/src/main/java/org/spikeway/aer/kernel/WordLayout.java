package org.spikeway.aer.kernel;

/**
 * An event in a 32-bit word: its pixel, and {@code word >>> timeShift & timeMask} microseconds after the time that the
 * words of a run have in common.
 */
public record WordLayout(PixelLayout pixel, int timeShift, int timeMask) {}
