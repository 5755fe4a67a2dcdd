package makespan.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes models of a few nodes in the ONNX format (onnx.proto3 of ONNX 1.6), field by field. */
final class SmallModel {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int DOUBLE = 11;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private SmallModel() {}

    /** Returns a model that adds its inputs a and b; dimensions are numbers or names. */
    static byte[] adding(int type, String... dimensions) {
        return new SmallModel()
                .node("Add", "a b", "sum", new byte[0])
                .value(11, "a", type, dimensions)
                .value(11, "b", type, dimensions)
                .value(12, "sum", type, dimensions)
                .bytes();
    }

    /** Returns an encoder in plain floats: the state of a token is cosine and sine of its id, of padding 1 and 0. */
    static byte[] waves() {
        return new SmallModel()
                .node("Cast", "input_ids", "number", attribute("to", 1))
                .node("Unsqueeze", "number", "id", axes(2))
                .node("Cos", "id", "cosine", new byte[0])
                .node("Sin", "id", "sine", new byte[0])
                .node("Concat", "cosine sine", "last_hidden_state", attribute("axis", 2))
                .value(11, "input_ids", INT64, "batch", "length")
                .value(11, "attention_mask", INT64, "batch", "length")
                .value(12, "last_hidden_state", FLOAT, "batch", "length", "2")
                .bytes();
    }

    private SmallModel node(String operator, String inputs, String output, byte[] attribute) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (String input : inputs.split(" ", -1)) {
            text(node, 1, input);
        }
        text(node, 2, output);
        text(node, 4, operator);
        if (attribute.length > 0) {
            message(node, 5, attribute);
        }
        message(graph, 1, node.toByteArray());
        return this;
    }

    private SmallModel value(int field, String name, int type, String... dimensions) {
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        for (String dimension : dimensions) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            if (Character.isDigit(dimension.charAt(0))) {
                number(one, 1, Long.parseLong(dimension));
            } else {
                text(one, 2, dimension);
            }
            message(shape, 1, one.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        message(tensor, 2, shape.toByteArray());
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        message(typed, 1, tensor.toByteArray());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        text(value, 1, name);
        message(value, 2, typed.toByteArray());
        message(graph, field, value.toByteArray());
        return this;
    }

    private byte[] bytes() {
        text(graph, 2, "small");
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, 11);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 6);
        message(model, 7, graph.toByteArray());
        message(model, 8, operators.toByteArray());
        return model.toByteArray();
    }

    private static byte[] attribute(String name, int value) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        text(attribute, 1, name);
        number(attribute, 3, value);
        number(attribute, 20, 2);
        return attribute.toByteArray();
    }

    private static byte[] axes(int axis) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        text(attribute, 1, "axes");
        number(attribute, 8, axis);
        number(attribute, 20, 7);
        return attribute.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        message(out, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void message(ByteArrayOutputStream out, int field, byte[] content) {
        varint(out, ((long) field << 3) | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (; rest > 0x7F; rest >>>= 7) {
            out.write((int) (rest & 0x7F) | 0x80);
        }
        out.write((int) rest);
    }
}
