/** The inner loops: how one spike is added to a core and how its neurons are updated, as vector and as plain code. */
@NullMarked
package org.spikeway.chip.kernel;

import org.jspecify.annotations.NullMarked;
