package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the code that hold for every module and every language in it. */
class CodeTest {

    private static final int LINES = 300;
    private static final int LINES_OF_A_TEST = 400;
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");
    private static final Pattern VAGUE = Pattern.compile("\\w*(Manager|Helper|Utils?|Impl|Base|Data|Info|Dto)");
    private static final List<String> REGISTRIES = List.of(
            "repo1" + ".maven", "repo.maven" + ".apache", "registry" + ".npmjs", "pypi" + ".org", "artifact" + "ory");

    @Test
    void no_file_is_longer_than_one_can_read() {
        List<String> tooLong = Repository.files(".java", ".js", ".css").stream()
                .filter(file -> lines(file) > (isTest(file) ? LINES_OF_A_TEST : LINES))
                .map(file -> Repository.name(file) + " has " + lines(file) + " lines")
                .toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_type_has_a_vague_name() {
        List<String> vague = Repository.files(".java").stream()
                .flatMap(file -> TYPE.matcher(withoutText(Repository.text(file)))
                        .results()
                        .map(type -> type.group(1))
                        .filter(CodeTest::vague)
                        .map(name -> Repository.name(file) + " → " + name))
                .toList();

        assertThat(vague).isEmpty();
    }

    @Test
    void nothing_names_a_registry() {
        List<String> naming =
                Repository.files(".java", ".js", ".css", ".xml", ".md", ".yaml", ".properties", ".sh", ".py", ".cmd")
                        .stream()
                        .filter(file -> REGISTRIES.stream().anyMatch(Repository.text(file)::contains))
                        .map(Repository::name)
                        .toList();

        assertThat(naming).isEmpty();
    }

    /** "Service" alone is a word of the domain: what a visitor queues for. */
    private static boolean vague(String name) {
        return VAGUE.matcher(name).matches() || (name.endsWith("Service") && !name.equals("Service"));
    }

    private static String withoutText(String java) {
        return java.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//[^\n]*", "")
                .replaceAll("(?s)\"\"\".*?\"\"\"", "")
                .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "");
    }

    private static boolean isTest(Path file) {
        return Repository.name(file).contains("/src/test/");
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Repository.text(file).lines()) {
            return lines.count();
        }
    }
}
