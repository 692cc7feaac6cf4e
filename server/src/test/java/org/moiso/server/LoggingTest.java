package org.moiso.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.jul.JULServiceProvider;
import org.slf4j.spi.SLF4JServiceProvider;

/** A library may bring a second place for the log to go; then it goes to whichever is found first, or nowhere. */
class LoggingTest {

    @Test
    void the_log_goes_to_one_place_and_that_is_the_jdks() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
                .hasOnlyElementsOfType(JULServiceProvider.class)
                .hasSize(1);
    }
}
