package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrinterFaultTest {

    @ParameterizedTest
    @EnumSource(PrinterFault.class)
    void every_fault_has_a_sentence_and_a_remedy_in_each_language(PrinterFault fault) {
        List<String> sentences =
                Stream.of("vi", "en", "km").map(fault::sentence).toList();
        List<String> remedies = Stream.of("vi", "en", "km").map(fault::remedy).toList();

        assertThat(sentences)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(10));
        assertThat(remedies)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(10));
        assertThat(PrinterFault.ofCode(fault.code())).contains(fault);
    }

    @Test
    void an_unknown_language_reads_as_vietnamese_whatever_the_machine_speaks() {
        assertThat(PrinterFault.PAPER_OUT.sentence("fr")).isEqualTo("Máy in hết giấy.");
    }

    @Test
    void the_bundles_have_the_same_keys() {
        List<java.util.Set<String>> keys = Stream.of("", "en", "km")
                .map(tag -> ResourceBundle.getBundle(
                        "org.moiso.printer.texts",
                        Locale.forLanguageTag(tag),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .map(bundle -> java.util.Set.copyOf(bundle.keySet()))
                .toList();

        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isEqualTo(keys.get(0));
    }
}
