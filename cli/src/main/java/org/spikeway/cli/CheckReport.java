package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.mapping.convert.LayerLoss;
import org.spikeway.mapping.convert.SelfCheck;

/** The self-check of a conversion for {@code run.json} and for the terminal. */
final class CheckReport {
    /** Fewer images say nothing about percents. */
    private static final int FEWEST_TO_WARN = 16;

    private CheckReport() {}

    static Map<String, Object> asMap(SelfCheck check) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("summary", check.summary());
        map.put("images", check.images());
        map.put("heldBack", check.heldBack());
        map.put("ticks", check.ticks());
        map.put("agreement", (double) check.agreeing() / check.images());
        List<Object> layers = new ArrayList<>();
        for (LayerLoss loss : check.losses()) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("layer", loss.name());
            layer.put("error", loss.error());
            layer.put("own", loss.own());
            layers.add(layer);
        }
        map.put("layers", layers);
        return map;
    }

    /** Prints one line where the loss exceeds the bound. */
    static void warn(SelfCheck check, double bound, java.io.PrintWriter to) {
        if (check.images() >= FEWEST_TO_WARN) {
            check.warning(bound).ifPresent(to::println);
            to.flush();
        }
    }
}
