package org.spikeway.chip;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads {@code {value, unit, source}} and {@code {assumed: [low, likely, high], unit, why}}, and converts to the base
 * unit of the quantity; no number of a chip is negative. An assumed number of things needs no unit: its key names it.
 */
final class NumberReader {
    /** Short enough that nothing overflows; no octal, hexadecimal or sexagesimal readings. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?([eE][-+]?[0-9]{1,2})?");

    private static final BigDecimal LARGEST_COUNT = BigDecimal.valueOf(1L << 53);

    private NumberReader() {}

    /** The same, or the word {@code none}: the chip has no such cost, or another holds it. */
    static Constant cost(Section parent, String key, Quantity quantity) {
        boolean none = parent.get(key) instanceof YamlNode.Scalar scalar
                && scalar.text().equals("none");
        return none ? new Constant.Absent(quantity.base()) : constant(parent, key, quantity);
    }

    static Constant constant(Section parent, String key, Quantity quantity) {
        YamlNode node = parent.get(key);
        if (!(node instanceof Section section)) {
            String unit = quantity.base();
            throw node.place()
                    .refuse("is " + node.kind() + ", but {value: …, unit: " + unit + ", source: …} or"
                            + " {assumed: [low, likely, high], unit: " + unit + ", why: …} is needed.");
        }
        if (section.has("assumed") || section.has("why")) {
            section.only("assumed", "unit", "why");
            Quantity.Unit unit = quantity.isCount() && !section.has("unit")
                    ? quantity.units().get(0)
                    : unit(section, quantity);
            List<Double> range = range(section.get("assumed"), quantity, unit);
            return section.build(() -> new Constant.Assumed(
                    range.get(0), range.get(1), range.get(2), quantity.base(), section.text("why")));
        }
        section.exactly("value", "unit", "source");
        double value = number(section.get("value"), quantity, unit(section, quantity));
        return section.build(() -> new Constant.Published(value, quantity.base(), section.text("source")));
    }

    /** A whole number that is at most {@code largest}; of an assumption, the likely one. */
    static long count(Section parent, String key, Quantity quantity, long largest) {
        Constant constant = constant(parent, key, quantity);
        if (constant.high() > largest) {
            throw parent.get(key).place().refuse("is more than " + largest + " " + quantity.base() + ".");
        }
        return (long) constant.likely();
    }

    private static Quantity.Unit unit(Section section, Quantity quantity) {
        String name = section.text("unit");
        return quantity.unit(name).orElseThrow(() -> section.get("unit")
                .place()
                .refuse(Place.quote(name) + " is not a unit of " + quantity.name() + ". Use "
                        + (quantity.isCount() ? "" : "one of ") + quantity.unitNames() + "."));
    }

    private static List<Double> range(YamlNode node, Quantity quantity, Quantity.Unit unit) {
        if (!(node instanceof YamlNode.Sequence sequence) || sequence.items().size() != 3) {
            throw node.place().refuse("is not a list of three numbers. Write [low, likely, high].");
        }
        List<Double> range = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            range.add(number(item, quantity, unit));
        }
        return range;
    }

    private static double number(YamlNode node, Quantity quantity, Quantity.Unit unit) {
        if (!(node instanceof YamlNode.Scalar scalar)
                || !scalar.number()
                || !DECIMAL.matcher(scalar.text()).matches()) {
            throw node.place().refuse("is " + node.kind() + ", but a plain decimal number is needed.");
        }
        BigDecimal value = new BigDecimal(scalar.text()).multiply(unit.factor());
        if (value.signum() < 0) {
            throw node.place().refuse(scalar.text() + " " + unit.name() + " is negative. Write 0 or more.");
        }
        if (quantity.whole() && (value.stripTrailingZeros().scale() > 0 || value.compareTo(LARGEST_COUNT) > 0)) {
            throw node.place().refuse(scalar.text() + " " + unit.name() + " is not a whole number up to 2^53.");
        }
        return value.doubleValue();
    }
}
