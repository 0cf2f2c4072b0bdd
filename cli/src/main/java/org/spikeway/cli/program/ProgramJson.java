package org.spikeway.cli.program;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.SparseRows;
import org.spikeway.chip.program.Weights;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the records of a program look in JSON: each by the names of its parts, a choice with its {@code kind}, bytes and
 * 16-bit targets as base64 (targets with the high byte first). Every number comes back to the last bit.
 */
final class ProgramJson {
    /** Of base64, in characters. */
    private static final int LONGEST_TEXT = 1 << 30;

    private ProgramJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Choice {}

    /** Without what follows from the parts. */
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface PartsAlone {}

    static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build();
        SimpleModule targets = new SimpleModule()
                .addSerializer(char[].class, new TargetsWriter())
                .addDeserializer(char[].class, new TargetsReader());
        return JsonMapper.builder(factory)
                .addModule(targets)
                .addMixIn(Cells.class, Choice.class)
                .addMixIn(Connection.class, Choice.class)
                .addMixIn(Weights.class, Choice.class)
                .addMixIn(SparseRows.Targets.class, Choice.class)
                .addMixIn(org.spikeway.chip.program.Population.class, PartsAlone.class)
                .registerSubtypes(
                        new NamedType(Cells.CurrentSource.class, "current source"),
                        new NamedType(Cells.SpikeSource.class, "spike source"),
                        new NamedType(Cells.IntegrateAndFire.class, "integrate and fire"),
                        new NamedType(Cells.Integrator.class, "integrator"),
                        new NamedType(Cells.Leaky.class, "leaky"),
                        new NamedType(Connection.SharedKernel.class, "kernel"),
                        new NamedType(Connection.Shortcut.class, "shortcut"),
                        new NamedType(SparseRows.class, "rows"),
                        new NamedType(Crossbar.class, "crossbar"),
                        new NamedType(Weights.Bytes.class, "bytes"),
                        new NamedType(Weights.Tables.class, "tables"),
                        new NamedType(Weights.Floats.class, "floats"),
                        new NamedType(Weights.Doubles.class, "doubles"),
                        new NamedType(SparseRows.Targets.Shorts.class, "shorts"),
                        new NamedType(SparseRows.Targets.Ints.class, "ints"))
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Text cannot hold every 16-bit number, so targets are written as bytes. */
    private static final class TargetsWriter extends ValueSerializer<char[]> {
        @Override
        public void serialize(char[] values, JsonGenerator json, SerializationContext context) {
            byte[] bytes = new byte[Math.multiplyExact(2, values.length)];
            for (int i = 0; i < values.length; i++) {
                bytes[2 * i] = (byte) (values[i] >> 8);
                bytes[2 * i + 1] = (byte) values[i];
            }
            json.writeBinary(bytes);
        }
    }

    private static final class TargetsReader extends ValueDeserializer<char[]> {
        @Override
        public char[] deserialize(JsonParser json, DeserializationContext context) {
            byte[] bytes = json.getBinaryValue();
            char[] values = new char[bytes.length / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF));
            }
            return values;
        }
    }
}
