package org.spikeway.mapping.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.spikeway.mapping.onnx.proto.AttributeProto;
import org.spikeway.mapping.onnx.proto.TensorProto;

/** The attributes of one node, which remembers those that were asked for: what nobody read is not imported. */
final class NodeAttributes {
    private final Map<String, AttributeProto> byName = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    NodeAttributes(List<AttributeProto> attributes) {
        attributes.forEach(attribute -> byName.put(attribute.getName(), attribute));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    long integer(String name, long otherwise) {
        return find(name).map(AttributeProto::getI).orElse(otherwise);
    }

    float real(String name, float otherwise) {
        return find(name).map(AttributeProto::getF).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return find(name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    Optional<long[]> integers(String name) {
        return find(name)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<float[]> reals(String name) {
        return find(name).map(a -> {
            float[] values = new float[a.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = a.getFloats(i);
            }
            return values;
        });
    }

    Optional<TensorProto> tensor(String name) {
        return find(name).map(AttributeProto::getT);
    }

    /** Names of the attributes that nothing asked for. */
    Set<String> unread() {
        Set<String> unread = new TreeSet<>(byName.keySet());
        unread.removeAll(read);
        return unread;
    }

    private Optional<AttributeProto> find(String name) {
        read.add(name);
        return Optional.ofNullable(byName.get(name));
    }
}
