package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.PortAddress;
import org.moiso.server.Main;
import org.moiso.server.ServerConfig;
import org.moiso.server.catalog.OfficePlan;
import picocli.CommandLine;

/** Whatever can be set stands in configuration.md. */
class ConfigurationTest {

    private static final String PAGE = Repository.text("docs/configuration.md");

    @Test
    void every_key_of_the_server_is_there_with_its_variable(@TempDir Path folder) throws IOException {
        List<String> keys = keys(folder);

        assertThat(keys)
                .hasSizeGreaterThan(3)
                .allSatisfy(key -> assertThat(PAGE)
                        .contains("`" + key + "`")
                        .contains("`MOISO_" + key.toUpperCase(Locale.ROOT).replace('.', '_') + "`"));
    }

    @Test
    void every_command_and_option_is_there() {
        List<String> wanted = new ArrayList<>();
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            wanted.add("moiso " + name);
            command.getCommandSpec().options().stream()
                    .flatMap(option -> Arrays.stream(option.names()))
                    .filter(option -> option.startsWith("--"))
                    .forEach(wanted::add);
            command.getCommandSpec().positionalParameters().stream()
                    .map(CommandLine.Model.PositionalParamSpec::paramLabel)
                    .forEach(wanted::add);
        });

        assertThat(wanted).isNotEmpty().allSatisfy(word -> assertThat(PAGE).contains(word));
    }

    @Test
    void every_field_of_the_office_file_is_there() {
        Set<String> fields = new TreeSet<>();
        collect(OfficePlan.class, fields);

        assertThat(fields)
                .hasSizeGreaterThan(50)
                .allSatisfy(field -> assertThat(PAGE)
                        .containsPattern("`" + Pattern.quote(field) + "`|[{ ,]" + Pattern.quote(field) + ":"));
    }

    @Test
    void every_kind_of_printer_port_is_there() {
        assertThat(PortAddress.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(kind ->
                        assertThat(PAGE).contains("`" + kind.getSimpleName().toLowerCase(Locale.ROOT) + ":"));
    }

    /** The server itself says which keys it knows when it meets one that it does not. */
    private static List<String> keys(Path folder) throws IOException {
        Files.writeString(folder.resolve("moiso.properties"), "no.such.key = 1");
        Throwable refusal = catchThrowable(() -> ServerConfig.read(folder, null, Map.of()));
        String list = String.valueOf(refusal.getMessage()).replaceFirst(".*Known keys are ", "");
        return List.of(list.replaceFirst("\\.$", "").split(", ", -1));
    }

    private static void collect(Class<?> type, Set<String> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(component.getName());
            Pattern.compile("org\\.moiso\\.[\\w.$]+")
                    .matcher(component.getGenericType().getTypeName())
                    .results()
                    .map(match -> named(match.group()))
                    .filter(Class::isRecord)
                    .filter(it -> it.getRecordComponents().length > 1)
                    .forEach(it -> collect(it, fields));
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
