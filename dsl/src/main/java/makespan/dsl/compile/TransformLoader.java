package makespan.dsl.compile;

import groovy.lang.GroovyClassLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Finds the AST transformations for one compilation. Groovy reads the files that announce them anew for every cell,
 * through connections that open their jars afresh; here each is read once per process.
 */
final class TransformLoader extends GroovyClassLoader {
    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    TransformLoader(ClassLoader parent, CompilerConfiguration configuration) {
        super(parent, configuration);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> remembered = new ArrayList<>();
        for (URL resource : Collections.list(super.getResources(name))) {
            remembered.add(new URL(null, resource.toString(), new Remembered(contentOf(resource))));
        }
        return Collections.enumeration(remembered);
    }

    private static byte[] contentOf(URL resource) throws IOException {
        byte[] known = READ.get(resource.toString());
        if (known == null) {
            try (InputStream stream = resource.openStream()) {
                known = stream.readAllBytes();
            }
            READ.put(resource.toString(), known);
        }
        return known;
    }

    private static final class Remembered extends URLStreamHandler {
        private final byte[] content;

        Remembered(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL address) {
            return new URLConnection(address) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
