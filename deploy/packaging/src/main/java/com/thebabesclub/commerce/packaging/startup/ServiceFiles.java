package com.thebabesclub.commerce.packaging.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The names of a jar's files, by which Micronaut finds services: a file for each in a folder of its
 * own, or lines in a file as Java has it.
 */
record ServiceFiles(Set<String> names) {

    static final String MICRONAUT = "META-INF/micronaut/";
    private static final String JAVA = "META-INF/services/io.micronaut.";
    private static final String BEANS = "io.micronaut.inject.BeanDefinitionReference";
    private static final String CONFIGURATIONS = "io.micronaut.inject.BeanConfiguration";
    private static final String INTROSPECTIONS =
            "io.micronaut.core.beans.BeanIntrospectionReference";

    /** What the framework asks for also where nothing offers it, and searches the jar each time. */
    private static final List<String> ASKED_FOR =
            List.of(
                    "io.micronaut.context.ApplicationContextConfigurer",
                    "io.micronaut.context.env.PropertyExpressionResolver",
                    "io.micronaut.context.env.PropertySourceLoader",
                    "io.micronaut.core.convert.TypeConverterRegistrar",
                    "io.micronaut.core.type.TypeInformationProvider",
                    "io.micronaut.http.HttpRequestFactory",
                    "io.micronaut.http.HttpResponseFactory",
                    CONFIGURATIONS,
                    "io.micronaut.json.JsonMapperSupplier");

    static ServiceFiles of(Path jar) throws IOException {
        try (ZipFile files = new ZipFile(jar.toFile())) {
            return new ServiceFiles(new TreeSet<>(files.stream().map(ZipEntry::getName).toList()));
        }
    }

    /** The kinds of services, of those whose type the jar has: others are for compilers. */
    Set<String> kinds() {
        Stream<String> offered =
                names.stream()
                        .filter(name -> isService(name) || name.startsWith(JAVA))
                        .map(name -> name.startsWith(JAVA) ? last(name) : kind(name));
        return Stream.concat(offered, ASKED_FOR.stream())
                .filter(kind -> names.contains(kind.replace('.', '/') + ".class"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of all definitions of beans. */
    Set<String> beans() {
        return services(BEANS);
    }

    /** The classes by which whole packages are there or not. */
    Set<String> configurations() {
        return services(CONFIGURATIONS);
    }

    Set<String> introspections() {
        return services(INTROSPECTIONS);
    }

    private Set<String> services(String kind) {
        return names.stream()
                .filter(name -> isService(name) && kind(name).equals(kind))
                .map(ServiceFiles::last)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isService(String name) {
        return name.startsWith(MICRONAUT) && !name.endsWith("/");
    }

    private static String kind(String name) {
        return name.substring(MICRONAUT.length(), name.lastIndexOf('/'));
    }

    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
