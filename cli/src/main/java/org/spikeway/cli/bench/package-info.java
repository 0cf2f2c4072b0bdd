/** {@code spikeway bench}: how fast the engine runs known workloads, beside what its kernels alone can do. */
@NullMarked
package org.spikeway.cli.bench;

import org.jspecify.annotations.NullMarked;
