package com.thebabesclub.commerce.packaging.startup;

import com.squareup.javapoet.ClassName;

import io.micronaut.aot.core.AOTContext;
import io.micronaut.aot.core.AOTModule;
import io.micronaut.aot.core.codegen.AbstractCodeGenerator;
import io.micronaut.aot.std.sourcegen.MapPropertySourceGenerator;
import io.micronaut.context.env.ConstantPropertySources;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertiesPropertySourceLoader;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.io.scan.DefaultClassPathResourceLoader;

import java.util.List;

/**
 * The properties of the application as a class. To read its file the framework opens the whole jar
 * once more, as a file system. What the optimizer has itself for this does so for YAML alone.
 */
@AOTModule(
        id = ApplicationPropertiesGenerator.ID,
        description = "Makes a class of application.properties")
public final class ApplicationPropertiesGenerator extends AbstractCodeGenerator {

    static final String ID = "application.properties";

    /** Which is then not asked any more. */
    static final Class<?> LOADER = PropertiesPropertySourceLoader.class;

    private static final String NAME = "application";

    @Override
    public void generate(AOTContext context) {
        new PropertiesPropertySourceLoader()
                .load(NAME, new DefaultClassPathResourceLoader(getClass().getClassLoader()))
                .ifPresent(properties -> generate(context, properties));
    }

    private static void generate(AOTContext context, PropertySource properties) {
        if (!(properties instanceof MapPropertySource map)) {
            throw new IllegalStateException("these properties are no map: " + properties);
        }
        new MapPropertySourceGenerator("", NAME, map.asMap(), map.getOrder()).generate(context);
        ClassName generated =
                ClassName.get(context.getPackageName(), "ApplicationStaticPropertySource");
        context.registerStaticOptimization(
                "ApplicationPropertiesLoader",
                ConstantPropertySources.class,
                body ->
                        body.addStatement(
                                "return new $T($T.of(new $T()))",
                                ConstantPropertySources.class,
                                List.class,
                                generated));
    }
}
