package makespan.onnx;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The file {@code tokenizer.json}, in which Hugging Face's tokenizers are described. */
final class TokenizerFile {
    private static final int MOST_BYTES = 100_000_000;

    private TokenizerFile() {}

    static WordPiece read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "tokenizer.json must have at most 100 MB, but had " + content.length / 1_000_000 + " MB");
        }
        try {
            JsonElement root = JsonParser.parseString(new String(content, StandardCharsets.UTF_8));
            if (!root.isJsonObject()) {
                throw new IllegalArgumentException("tokenizer.json holds no object");
            }
            return tokenizer(root.getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("tokenizer.json cannot be read: " + reason, e);
        }
    }

    private static WordPiece tokenizer(JsonObject root) {
        JsonObject model = part(root, "model", "WordPiece");
        JsonObject normalizer = part(root, "normalizer", "BertNormalizer");
        part(root, "pre_tokenizer", "BertPreTokenizer");
        boolean lowerCase = flag(normalizer, "lowercase", true);
        BertWords words = new BertWords(
                flag(normalizer, "clean_text", true),
                flag(normalizer, "handle_chinese_chars", true),
                flag(normalizer, "strip_accents", lowerCase),
                lowerCase);
        return new WordPiece(
                vocabulary(model),
                words,
                text(model, "continuing_subword_prefix", "##"),
                model.has("max_input_chars_per_word")
                        ? model.get("max_input_chars_per_word").getAsInt()
                        : 100,
                text(model, "unk_token", "[UNK]"));
    }

    private static Map<String, Integer> vocabulary(JsonObject model) {
        Map<String, Integer> vocabulary = new HashMap<>();
        if (model.has("vocab")) {
            model.getAsJsonObject("vocab")
                    .entrySet()
                    .forEach(each ->
                            vocabulary.put(each.getKey(), each.getValue().getAsInt()));
        }
        return vocabulary;
    }

    private static JsonObject part(JsonObject root, String name, String type) {
        JsonElement part = root.get(name);
        String found = (part == null || !part.isJsonObject()) ? "none" : text(part.getAsJsonObject(), "type", "none");
        if (part == null || !found.equals(type)) {
            throw new IllegalArgumentException("tokenizer.json: only tokenizers with " + name + " of type " + type
                    + " can be read, but this one has " + found);
        }
        return part.getAsJsonObject();
    }

    private static boolean flag(JsonObject part, String name, boolean usual) {
        JsonElement flag = part.get(name);
        return (flag == null || flag.isJsonNull()) ? usual : flag.getAsBoolean();
    }

    private static String text(JsonObject part, String name, String usual) {
        JsonElement text = part.get(name);
        return (text == null || text.isJsonNull()) ? usual : text.getAsString();
    }
}
