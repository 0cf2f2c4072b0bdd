package org.spikeway.chip;

import java.util.Objects;

/**
 * A number of a chip with its unit and where it comes from: published, or assumed with a range, or absent.
 *
 * <p>A bill carries the range: {@code low ≤ likely ≤ high}, all three equal for a published number.
 */
public sealed interface Constant {
    double likely();

    double low();

    double high();

    String unit();

    /** The publication, or {@code assumption: why}. */
    String source();

    /** A number somebody published, e.g. {@code 23.6 pJ} from Davies et al. 2018, Table 2. */
    record Published(double value, String unit, String source) implements Constant {
        public Published {
            requireFinite(value);
            requireText(unit, "unit");
            requireText(source, "source");
        }

        @Override
        public double likely() {
            return value;
        }

        @Override
        public double low() {
            return value;
        }

        @Override
        public double high() {
            return value;
        }
    }

    /** A number nobody published: the likely value, the range it is believed to lie in, and the reason. */
    record Assumed(double low, double likely, double high, String unit, String why) implements Constant {
        public Assumed {
            requireFinite(low);
            requireFinite(likely);
            requireFinite(high);
            requireText(unit, "unit");
            requireText(why, "why");
            if (low > likely || likely > high) {
                throw new IllegalArgumentException(
                        "range " + low + ", " + likely + ", " + high + " is not in the order low, likely, high");
            }
        }

        @Override
        public String source() {
            return "assumption: " + why;
        }
    }

    /** What a chip does not have, or what another of its constants holds already: it is not charged. */
    record Absent(String unit) implements Constant {
        public Absent {
            requireText(unit, "unit");
        }

        @Override
        public double likely() {
            return 0;
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return 0;
        }

        @Override
        public String source() {
            return "not charged: the chip file says none";
        }
    }

    /** Whether the chip has such a cost at all. */
    default boolean isCharged() {
        return !(this instanceof Absent);
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is not a finite number");
        }
    }

    private static void requireText(String text, String what) {
        if (Objects.requireNonNull(text).isBlank()) {
            throw new IllegalArgumentException("the " + what + " is empty");
        }
    }
}
