package org.moiso.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project, without what builds and runs leave behind. */
final class Repository {

    private static final Set<String> LEFT_BEHIND = Set.of("target", ".git", "node_modules", "demo-data", "moiso-data");

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(Repository::kept)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String path) {
        return text(ROOT.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static boolean kept(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (LEFT_BEHIND.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
