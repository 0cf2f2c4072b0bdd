package org.spikeway.simulator.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts data, style and scripts into a page, so that nothing of it lies elsewhere. The data is JSON in which every character
 * that could end its element is written by its number, as {@code \\u003c} for {@code <}; the scripts put texts into the
 * page as texts only.
 */
final class PageTemplate {
    private static final Pattern PLACE = Pattern.compile("@@(NAME|LOOK|DATA|CODE)@@");

    private final String page;
    private final List<String> scripts;

    PageTemplate(String page, List<String> scripts) {
        this.page = page;
        this.scripts = scripts;
    }

    String page(String title, Object data) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String name : scripts) {
            script.append(resource(name));
        }
        StringBuilder html = new StringBuilder();
        String template = resource(page);
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            html.append(template, from, place.start());
            html.append(
                    switch (place.group()) {
                        case "@@NAME@@" -> text(title);
                        case "@@LOOK@@" -> resource("page.css");
                        case "@@DATA@@" -> json(data);
                        default -> script;
                    });
            from = place.end();
        }
        return html.append(template, from, template.length()).toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("resource " + name + " is not in this build. Build Spikeway again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** JSON that may stand in a script element. */
    static String json(Object data) {
        String json = JsonMapper.shared().writeValueAsString(data);
        StringBuilder safe = new StringBuilder(json.length() + json.length() / 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Text that may stand in an element. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
