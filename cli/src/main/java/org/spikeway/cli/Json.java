package org.spikeway.cli;

import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints plain maps and lists as JSON, for {@code --json}. */
final class Json {
    private Json() {}

    static void print(CommandSpec spec, Object value) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        spec.commandLine().getOut().println(mapper.writeValueAsString(value));
        spec.commandLine().getOut().flush();
    }
}
