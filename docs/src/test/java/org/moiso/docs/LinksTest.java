package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern NAMED_FILE =
            Pattern.compile("`((?:docs|server|display-client|ticket-printer)/[\\w./-]+)`");

    @Test
    void every_link_within_the_repository_leads_somewhere() {
        List<String> broken = Repository.files(".md").stream()
                .flatMap(page -> LINK.matcher(Repository.text(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.contains("://") && !link.startsWith("#") && !link.startsWith("mailto:"))
                        .filter(link -> !leadsSomewhere(page, link))
                        .map(link -> Repository.name(page) + " → " + link))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void every_file_that_is_named_is_there() {
        List<String> missing = Repository.files(".md").stream()
                .flatMap(page -> NAMED_FILE
                        .matcher(Repository.text(page))
                        .results()
                        .map(file -> file.group(1))
                        .filter(file -> !file.contains("/target/") && !Files.exists(Repository.ROOT.resolve(file)))
                        .map(file -> Repository.name(page) + " → " + file))
                .toList();

        assertThat(missing).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        return Files.exists(page.resolveSibling(link.replaceFirst("#.*", "")));
    }
}
