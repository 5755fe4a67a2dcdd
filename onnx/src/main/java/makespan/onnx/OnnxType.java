package makespan.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.Locale;

/** What a tensor consists of. */
public enum OnnxType {
    /** 32-bit floating point, in a {@code float[]}. */
    FLOAT("float"),
    /** 64-bit integers, in a {@code long[]}. */
    INT64("int64"),
    /** 32-bit integers, in an {@code int[]}. */
    INT32("int32"),
    /** Anything else: models may have such tensors, but none can be given or read. */
    OTHER("other");

    private final String word;

    OnnxType(String word) {
        this.word = word;
    }

    /** Returns what ONNX calls it, such as {@code int64}. */
    public String word() {
        return word;
    }

    static OnnxType of(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> FLOAT;
            case INT64 -> INT64;
            case INT32 -> INT32;
            default -> OTHER;
        };
    }

    static String wordOf(OnnxJavaType type) {
        OnnxType known = of(type);
        return known == OTHER ? type.name().toLowerCase(Locale.ROOT) : known.word;
    }
}
