package com.thebabesclub.commerce.packaging.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of jars and folders on one class path, as a JVM of the given release would find them:
 * the first of a name, the variant for that release, the service files joined.
 */
public final class Contents {

    private static final String SERVICES = "META-INF/services/";
    private static final String VERSIONS = "META-INF/versions/";

    /** Of ICU's data, 50 MB of languages, the shop reads what domains are made ASCII by. */
    private static final Pattern UNREAD_DATA =
            Pattern.compile(
                    "com/ibm/icu/impl/data/(?!icudata/((uts46|nfc)\\.nrm|(uprops|ucase|ubidi)\\.icu)).*");

    private final int release;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private Contents(int release) {
        this.release = release;
    }

    /** What a JVM of this program's own release would find. */
    public static Contents of(List<Path> classPath) throws IOException {
        Contents contents = new Contents(Runtime.version().feature());
        for (Path place : classPath) {
            contents.add(Files.isDirectory(place) ? folder(place) : contents.jar(place));
        }
        return contents;
    }

    /** The bytes by name, in no order that matters. */
    public Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    private void add(Map<String, byte[]> more) {
        more.forEach(
                (name, bytes) -> {
                    if (name.startsWith(SERVICES)) {
                        files.merge(name, bytes, Contents::joined);
                    } else if (!isLeftOut(name)) {
                        files.putIfAbsent(name, bytes);
                    }
                });
    }

    private static Map<String, byte[]> folder(Path root) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                found.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return found;
    }

    private Map<String, byte[]> jar(Path path) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            boolean versioned = isVersioned(jar);
            for (JarEntry entry : (Iterable<JarEntry>) files(jar)::iterator) {
                String name = entry.getName();
                int version = name.startsWith(VERSIONS) ? versionOf(name) : 0;
                if ((version > 0 && !versioned) || version > release) {
                    continue;
                }
                String plain = version == 0 ? name : withoutVersion(name);
                if (versions.getOrDefault(plain, -1) < version) {
                    versions.put(plain, version);
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.put(plain, in.readAllBytes());
                    }
                }
            }
        }
        return found;
    }

    private static Stream<JarEntry> files(JarFile jar) {
        return jar.stream().filter(entry -> !entry.isDirectory());
    }

    private static boolean isVersioned(JarFile jar) throws IOException {
        var manifest = jar.getManifest();
        return manifest != null
                && Boolean.parseBoolean(
                        manifest.getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
    }

    private static int versionOf(String name) {
        return Integer.parseInt(
                name.substring(VERSIONS.length(), name.indexOf('/', VERSIONS.length())));
    }

    private static String withoutVersion(String name) {
        return name.substring(name.indexOf('/', VERSIONS.length()) + 1);
    }

    /** Signatures of jars that no longer are, what build tools leave, and the SDK's own sources. */
    private static boolean isLeftOut(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.equals("META-INF/INDEX.LIST")
                || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC|kotlin_module)")
                || name.endsWith("module-info.class")
                || UNREAD_DATA.matcher(name).matches()
                || Stream.of("META-INF/maven/", "META-INF/native-image/", "codegen-resources/")
                        .anyMatch(name::startsWith);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + 1 + second.length);
        both[first.length] = '\n';
        System.arraycopy(second, 0, both, first.length + 1, second.length);
        return both;
    }
}
