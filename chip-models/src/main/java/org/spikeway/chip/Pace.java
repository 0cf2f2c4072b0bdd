package org.spikeway.chip;

/** What makes a chip go on to its next tick. */
public sealed interface Pace permits Barrier, Pace.FixedTick {

    /**
     * A clock that does not wait: every tick lasts equally long, and a core that is not done by then overruns.
     *
     * @param length of a tick, ns
     */
    record FixedTick(Constant length) implements Pace {
        public FixedTick {
            Costs.require("ns", length);
            if (length.low() <= 0) {
                throw new IllegalArgumentException("a tick of " + length.low() + " ns takes no time");
            }
        }
    }
}
