package org.moiso.server.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The class is run twice: with a server on H2, then with one on PostgreSQL. Its constructor takes the {@link TestServer}. One server
 * of each kind serves the whole run: every test opens an office of its own in it, and one that needs a server for itself starts it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(OnBothDatabases.Servers.class)
@interface OnBothDatabases {

    /** JUnit closes the servers at the end of the run. */
    final class Servers implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            ExtensionContext.Store run = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
            return Arrays.stream(TestDatabase.values())
                    .map(database -> Arguments.of(Named.of(
                            "on " + database,
                            run.computeIfAbsent(database, it -> TestServer.on(database), TestServer.class))));
        }
    }
}
