package makespan.kernel.protocol;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Where a kernel listens and the secret it shares with its clients.
 *
 * @param ip the address to bind or to connect to
 * @param ports one per channel, 0 to 65535; the kernel picks a free port for each 0 and writes the file again
 * @param key the secret of the signatures; empty for none
 * @param signatureScheme such as {@code hmac-sha256}
 * @param kernelName the kernelspec's name, or empty
 */
public record ConnectionFile(
        String ip, Map<Channel, Integer> ports, String key, String signatureScheme, String kernelName) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String HMAC_SHA256 = "hmac-sha256";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public ConnectionFile {
        for (Channel channel : Channel.values()) {
            Integer port = ports.get(channel);
            if (port == null || port < 0 || port > 65_535) {
                throw new IllegalArgumentException(channel.portName() + " must be between 0 and 65535, but was "
                        + (port == null ? "missing" : port));
            }
        }
        ports = Map.copyOf(ports);
    }

    /** Returns a connection on the loopback interface with a fresh key and every port left to the kernel's choice. */
    public static ConnectionFile onLoopback(String kernelName) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ports.put(channel, 0);
        }
        return new ConnectionFile(LOOPBACK, ports, HexFormat.of().formatHex(secret), HMAC_SHA256, kernelName);
    }

    /**
     * Reads a connection file. Without an {@code ip} it means the loopback interface.
     *
     * @throws ProtocolException if it is not one, or asks for a transport other than tcp
     */
    public static ConnectionFile read(Path file) throws IOException {
        JsonObject json = Json.parseObject(Files.readAllBytes(file));
        String transport = Json.string(json, "transport", "tcp");
        if (!transport.equals("tcp")) {
            throw new ProtocolException("transport must be tcp, but was '" + transport + "'");
        }
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ports.put(channel, Json.integer(json, channel.portName(), -1));
        }
        try {
            return new ConnectionFile(
                    Json.string(json, "ip", LOOPBACK),
                    ports,
                    Json.string(json, "key", ""),
                    Json.string(json, "signature_scheme", HMAC_SHA256),
                    Json.string(json, "kernel_name", ""));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes the file in one step, readable by its owner alone where the file system knows owners. */
    public void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("not a file: " + file);
        }
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path temporary = Files.createTempFile(directory, ".connection", ".json", attributes);
        try {
            Files.write(temporary, Json.toBytes(toJson()));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Returns the port of a channel. */
    public int port(Channel channel) {
        Integer port = ports.get(channel);
        return port == null ? 0 : port;
    }

    /** Returns the ZeroMQ address of a channel; {@code *} for a port still to be chosen. */
    public String address(Channel channel) {
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        int port = port(channel);
        return "tcp://" + host + ":" + (port == 0 ? "*" : Integer.toString(port));
    }

    /** Returns whether the kernel has every port still to choose or some of them. */
    public boolean hasOpenPorts() {
        return ports.containsValue(0);
    }

    public ConnectionFile withPorts(Map<Channel, Integer> newPorts) {
        return new ConnectionFile(ip, newPorts, key, signatureScheme, kernelName);
    }

    /** Returns the codec for this connection's key and scheme. */
    public WireFormat wireFormat() throws ProtocolException {
        return new WireFormat(Signer.of(signatureScheme, key));
    }

    private JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("transport", "tcp");
        json.addProperty("ip", ip);
        for (Channel channel : Channel.values()) {
            json.addProperty(channel.portName(), port(channel));
        }
        json.addProperty("key", key);
        json.addProperty("signature_scheme", signatureScheme);
        json.addProperty("kernel_name", kernelName);
        return json;
    }

    @Override
    public String toString() {
        return "ConnectionFile[" + ip + " " + ports + "]";
    }
}
