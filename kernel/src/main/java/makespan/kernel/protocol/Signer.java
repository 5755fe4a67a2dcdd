package makespan.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Signs and checks messages with an HMAC (RFC 2104), in hexadecimal; with an empty key, signatures are empty and every
 * message passes. Safe for use by several threads.
 *
 * <p>It stands on {@link MessageDigest} because the first use of {@code javax.crypto} costs a start-up about 60 ms.
 */
public final class Signer {
    private final String digestName;
    private final int blockBytes;
    private final byte[] key;

    private Signer(String digestName, int blockBytes, byte[] key) {
        this.digestName = digestName;
        this.blockBytes = blockBytes;
        this.key = key;
    }

    /**
     * Returns a signer.
     *
     * @param scheme {@code hmac-sha256}, {@code hmac-sha384} or {@code hmac-sha512}
     * @param key the shared secret, taken as UTF-8; empty to sign nothing
     * @throws ProtocolException if the scheme is another
     */
    public static Signer of(String scheme, String key) throws ProtocolException {
        byte[] secret = key.getBytes(StandardCharsets.UTF_8);
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "hmac-sha256" -> new Signer("SHA-256", 64, secret);
            case "hmac-sha384" -> new Signer("SHA-384", 128, secret);
            case "hmac-sha512" -> new Signer("SHA-512", 128, secret);
            default ->
                throw new ProtocolException("signature_scheme must be hmac-sha256, hmac-sha384 or hmac-sha512,"
                        + " but was '" + scheme + "'");
        };
    }

    /** Returns the signature of the parts in order, in lower-case hexadecimal; empty if the key is empty. */
    public byte[] sign(List<byte[]> parts) {
        if (key.length == 0) {
            return new byte[0];
        }
        MessageDigest digest = digest();
        byte[] padded = Arrays.copyOf(key.length > blockBytes ? digest.digest(key) : key, blockBytes);
        digest.update(xor(padded, 0x36));
        parts.forEach(digest::update);
        byte[] inner = digest.digest();
        digest.update(xor(padded, 0x5c));
        return HexFormat.of().formatHex(digest.digest(inner)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Tells whether the signature is that of the parts, in a time that does not depend on where they differ. */
    public boolean accepts(byte[] signature, List<byte[]> parts) {
        return key.length == 0 || MessageDigest.isEqual(sign(parts), signature);
    }

    private static byte[] xor(byte[] block, int mask) {
        byte[] result = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            result[i] = (byte) (block[i] ^ mask);
        }
        return result;
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(digestName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks " + digestName, e);
        }
    }
}
