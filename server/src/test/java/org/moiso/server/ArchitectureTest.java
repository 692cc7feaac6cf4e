package org.moiso.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependency rule and what the layout promises; docs/decisions/0001 says why. */
class ArchitectureTest {

    private static final String ROOT = "org.moiso.server";
    private static final String[] PLATFORM = packages("json", "text", "db", "event", "lease", "web");
    private static final String[] EDGES = packages(
            "kiosk",
            "keypad",
            "booking",
            "print",
            "signage",
            "tracking",
            "supervise",
            "setup",
            "webhook",
            "push",
            "demo",
            "simulate",
            "bench",
            "agent",
            "backup",
            "check");

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void dependencies_point_from_the_edges_through_the_domain_to_the_platform() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("root")
                .definedBy(ROOT)
                .layer("edges")
                .definedBy(EDGES)
                .layer("call")
                .definedBy(ROOT + ".call")
                .layer("emergency")
                .definedBy(ROOT + ".emergency")
                .layer("queue")
                .definedBy(ROOT + ".queue")
                .layer("appointment")
                .definedBy(ROOT + ".appointment")
                .layer("ticket")
                .definedBy(ROOT + ".ticket")
                .layer("staff")
                .definedBy(ROOT + ".staff")
                .layer("catalog")
                .definedBy(ROOT + ".catalog")
                .layer("office")
                .definedBy(ROOT + ".office")
                .layer("platform")
                .definedBy(PLATFORM)
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("edges")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("call")
                .mayOnlyBeAccessedByLayers("edges", "root")
                .whereLayer("emergency")
                .mayOnlyBeAccessedByLayers("edges", "root")
                .whereLayer("queue")
                .mayOnlyBeAccessedByLayers("call", "edges", "root")
                .whereLayer("appointment")
                .mayOnlyBeAccessedByLayers("edges", "root")
                .whereLayer("ticket")
                .mayOnlyBeAccessedByLayers("appointment", "queue", "call", "edges", "root")
                .whereLayer("staff")
                .mayOnlyBeAccessedByLayers("edges", "root")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers(
                        "ticket", "appointment", "queue", "call", "staff", "emergency", "edges", "root")
                .whereLayer("office")
                .mayOnlyBeAccessedByLayers(
                        "catalog", "ticket", "appointment", "queue", "call", "staff", "emergency", "edges", "root")
                .check(SERVER);
    }

    @Test
    void an_edge_knows_no_other_edge() {
        for (String edge : EDGES) {
            noClasses()
                    .that()
                    .resideInAPackage(edge)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(EDGES)
                            .and(describe(
                                    "of another edge",
                                    (JavaClass it) -> !it.getPackageName().equals(edge))))
                    .check(SERVER);
        }
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void only_routes_sockets_and_the_web_platform_know_javalin_and_jetty() {
        noClasses()
                .that(describe(
                        "neither routes, sockets, web nor root",
                        (JavaClass it) -> !it.getPackageName().equals(ROOT + ".web")
                                && !it.getPackageName().equals(ROOT)
                                && !outermost(it).endsWith("Routes")
                                && !outermost(it).endsWith("Socket")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
                .check(SERVER);
    }

    @Test
    void sql_stands_only_in_stores_the_database_and_the_event_log() {
        noClasses()
                .that(describe(
                        "neither a store nor the platform's",
                        (JavaClass it) -> !outermost(it).endsWith("Store")
                                && !it.getPackageName().equals(ROOT + ".db")
                                && !it.getPackageName().equals(ROOT + ".event")))
                .should()
                .callMethodWhere(describe(
                        "it sends SQL",
                        call -> call.getTargetOwner().getPackageName().startsWith("org.jdbi")
                                && call.getName().matches("createQuery|createUpdate|execute|prepareBatch|select")))
                .check(SERVER);
    }

    @Test
    void time_comes_from_the_clock_that_is_handed_in() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(LocalTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVER);
    }

    @Test
    void no_class_has_a_vague_name() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Data|Info|Dto)")
                .check(SERVER);
        classes()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .haveSimpleName("Service")
                .because("Service is a word of the domain: what a visitor queues for")
                .check(SERVER);
    }

    @Test
    void stores_are_told_the_transaction_and_open_none() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".db.Db")
                .check(SERVER);
    }

    @Test
    void every_package_is_null_marked() {
        Assertions.assertThat(SERVER.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> Assertions.assertThat(
                                Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                        .as(name)
                        .isTrue());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type.getSimpleName());
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name).toArray(String[]::new);
    }
}
