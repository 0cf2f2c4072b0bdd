/** The neuron models of the chips, bit for bit: a file for each, with its equations on top. */
@NullMarked
package org.spikeway.chip.neuron;

import org.jspecify.annotations.NullMarked;
