package org.spikeway.chip.kernel;

/**
 * Which stretches of an ordered list of spikes a window sees, one for each of its rows, and what the spikes are to become.
 *
 * <p>The list holds neurons of a population by position; {@code starts[p]} is the place of the first spike of position p.
 * Row y of the window sees the positions {@code first + y·width … + columns − 1}, and its neuron n becomes
 * {@code (n + shift + y·shiftStep)·factor}. Example: of 4 positions a row, 1 neuron each, the window with first 1, columns
 * 2, width 4 and rows 2 sees the neurons 1, 2, 5 and 6; with shift −1, shift step −2 and factor 10 they become 0, 10, 20
 * and 30.
 *
 * @param first position
 * @param columns positions of a row that the window sees
 * @param width positions of a row
 * @param rows of the window
 */
public record Stretches(int first, int columns, int width, int rows, int shift, int shiftStep, int factor) {}
