package org.spikeway.chip;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that editors use and the reader that the program uses give the same verdict on the form of a file. */
class ChipSchemaTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = ChipReader.class.getResourceAsStream("chip.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        return new ChipCatalogue().names();
    }

    private static boolean accepts(String text) {
        try {
            return SCHEMA.validate(json(YamlTree.read("my.yaml", text))).isEmpty();
        } catch (RefusedException notYaml) {
            return false;
        }
    }

    private static JsonNode json(YamlNode node) {
        JsonMapper mapper = JsonMapper.shared();
        if (node instanceof Section section) {
            ObjectNode object = mapper.createObjectNode();
            section.entries().forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = mapper.createArrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        boolean decimal = scalar.number() && scalar.text().matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?");
        return decimal
                ? mapper.getNodeFactory().numberNode(new java.math.BigDecimal(scalar.text()))
                : mapper.getNodeFactory().stringNode(scalar.text());
    }

    private static boolean reads(String text) {
        try {
            ChipFile.read("my.yaml", text);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldAcceptEveryChipOfTheCatalogue(String name) {
        String text = ChipReaderTest.catalogueText(name);
        assertThat(SCHEMA.validate(json(YamlTree.read(name, text)))).isEmpty();
        assertThat(accepts(new ChipCatalogue().file(name).text())).isTrue();
    }

    @Test
    void shouldRefuseEveryDamageOfForm() {
        List<Mutations.Mutant> mutants = ChipReaderTest.mutants().toList();
        assertThat(mutants).hasSizeGreaterThan(500);
        assertThat(mutants.stream()
                        // Numbers beyond 64 bits are a matter of meaning.
                        .filter(mutant -> !mutant.toString().contains("→ 1e99"))
                        .filter(mutant -> accepts(mutant.text()))
                        .map(Mutations.Mutant::toString))
                .isEmpty();
    }

    /** What the schema refuses, the reader refuses; random pieces swapped between random places. */
    @Test
    void shouldNeverRefuseWhatTheReaderAccepts() {
        var random = new SplittableRandom(3);
        List<String> pieces =
                List.of("none", "unlimited", "unsupported", "mesh", "torus", "real", "7", "{}", "[1, 2, 3]");
        int accepted = 0;
        for (String name : names()) {
            List<String> lines = ChipReaderTest.catalogueText(name).lines().toList();
            for (int trial = 0; trial < 60; trial++) {
                int row = random.nextInt(lines.size());
                String piece = pieces.get(random.nextInt(pieces.size()));
                var changed = new java.util.ArrayList<>(lines);
                changed.set(row, lines.get(row).replaceFirst(": .*$", ": " + piece));
                String text = String.join("\n", changed);
                if (reads(text)) {
                    accepted++;
                    assertThat(accepts(text)).as(name + ": " + changed.get(row)).isTrue();
                }
            }
        }
        assertThat(accepted).isGreaterThan(30);
    }

    @Test
    void shouldLetAFileThatExtendsAnotherLeaveKeysOut() {
        String own = "extends: loihi\nname: mine\nenergy:\n  hop: {value: 6, unit: pJ, source: us}\n";
        assertThat(accepts(own)).isTrue();
        assertThat(reads(own)).isTrue();
        assertThat(accepts(own.replace("extends: loihi\n", ""))).isFalse();
        assertThat(accepts(own.replace("  hop:", "  hopX: none\n  hop:"))).isFalse();
        assertThat(accepts(own.replace("name: mine\n", ""))).isFalse();
    }

    @Test
    void shouldLetAnAssumedCountLeaveItsUnitOut() {
        String count = "extends: loihi\nname: mine\ncore:\n  fanIn: {assumed: [1, 2, 3], why: a guess}\n";
        assertThat(accepts(count)).isTrue();
        assertThat(reads(count)).isTrue();
        String memory = count.replace("fanIn", "synapseMemory");
        assertThat(accepts(memory)).isFalse();
        assertThat(reads(memory)).isFalse();
    }
}
