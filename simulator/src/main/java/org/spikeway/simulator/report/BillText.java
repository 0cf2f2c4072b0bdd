package org.spikeway.simulator.report;

import java.util.List;
import java.util.Locale;
import org.spikeway.simulator.energy.Bill;

/** Bills as text, line by line, each with its parts and, where assumptions are in it, its range. */
public final class BillText {
    private static final String[] LINES = {
        "operations only", "with memory", "the modelled chip", "the ANN at the bits that the ticks carry"
    };

    private BillText() {}

    /** The bills under the names of their lines. */
    public static String of(List<Bill> bills) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (Bill bill : bills) {
            if (bill.line() != line) {
                line = bill.line();
                text.append(String.format(Locale.ROOT, "  %d %s%n", line, LINES[line - 1]));
            }
            add(text, bill);
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Bill bill) {
        text.append(String.format(
                Locale.ROOT,
                "    %-40s %12s%s%n",
                bill.name(),
                joules(bill.picojoules()),
                range(bill.low(), bill.high())));
        List<Bill.Part> parts = bill.parts();
        for (Bill.Part part : parts) {
            if (parts.size() > 1) {
                text.append(String.format(
                        Locale.ROOT,
                        "      %-38s %12s%s%n",
                        part.name(),
                        joules(part.picojoules()),
                        range(part.low(), part.high())));
            }
        }
    }

    private static String range(double low, double high) {
        return low == high ? "" : String.format(Locale.ROOT, "  (%s to %s)", joules(low), joules(high));
    }

    static String joules(double picojoules) {
        if (picojoules >= 1e12) {
            return String.format(Locale.ROOT, "%.3f J", picojoules * 1e-12);
        }
        if (picojoules >= 1e9) {
            return String.format(Locale.ROOT, "%.3f mJ", picojoules * 1e-9);
        }
        return picojoules >= 1e6
                ? String.format(Locale.ROOT, "%.3f µJ", picojoules * 1e-6)
                : String.format(Locale.ROOT, "%.3f nJ", picojoules * 1e-3);
    }
}
