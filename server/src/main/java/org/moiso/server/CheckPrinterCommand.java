package org.moiso.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterProbe;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.SlipLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso check-printer}: what stands at an address, how it is, and how far it can be trusted. */
@Command(
        name = "check-printer",
        description = "Looks at a printer: what it is, how it is, how it confirms slips. No other program may hold it.",
        mixinStandardHelpOptions = true)
final class CheckPrinterCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ADDRESS",
            description =
                    "tcp://HOST:9100, serial:/dev/ttyUSB0?baud=115200, device:/dev/usb/lp0, spooler:NAME, virtual:.")
    private String address = "";

    @Option(
            names = "--width",
            paramLabel = "MM",
            description = "The width of the paper, 80 or 58 (default: ${DEFAULT-VALUE}).")
    private int width = 80;

    @Option(names = "--print", description = "Prints a test slip.")
    private boolean print;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("moiso-check-printer");
        PrinterProbe.Report report = PrinterProbe.probe(
                PortAddress.parse(address).port(folder),
                PaperWidth.ofMillimetres(width),
                new SlipLayout(),
                Clock.systemUTC(),
                print);
        sentences(report, print).forEach(out::println);
        out.flush();
        boolean wanted = !print || report.slip() instanceof PrintResult.Printed;
        return report.status().ready() && wanted ? 0 : 1;
    }

    static List<String> sentences(PrinterProbe.Report report, boolean printed) {
        PrinterStatus status = report.status();
        List<String> lines = new ArrayList<>();
        lines.add((status.ready() ? "The printer can print." : "The printer cannot print now.") + " (" + report.port()
                + ", after " + report.contact().toMillis() + " ms)");
        status.faults().forEach(fault -> lines.add("  " + fault.sentence("en") + " " + fault.remedy("en")));
        if (status.detail() != null) {
            lines.add("  " + status.detail());
        }
        if (status.lastAnswer() != null) {
            lines.add(
                    report.model() == null
                            ? "It does not say what model it is."
                            : "It calls itself " + report.model() + "; copies borrow famous names.");
        }
        lines.add(paper(status.paper()));
        lines.add(confirms(report));
        lines.add("A slip such as the test slip is " + report.bytes() + " bytes on the line.");
        lines.add(slip(report, printed));
        return lines;
    }

    private static String paper(PrinterStatus.Paper paper) {
        return switch (paper) {
            case OK -> "It has paper.";
            case LOW -> "Its paper will end soon. Have a new roll at hand.";
            case OUT -> "It is out of paper.";
            case UNKNOWN -> "It does not tell how much paper it has.";
        };
    }

    private static String confirms(PrinterProbe.Report report) {
        if (report.status().evidence() == null) {
            return "How it confirms slips is not known: it has to be ready for that question.";
        }
        return switch (report.status().evidence()) {
            case PROCESS_ID -> "It says of each slip when it is on paper (process id): the best there is.";
            case QUEUED_STATUS -> "It says when it has worked through a slip (queued status): good.";
            case TIME ->
                "It confirms nothing: slips will count as printed when the time for them has passed, and be shown as unconfirmed.";
        };
    }

    private static String slip(PrinterProbe.Report report, boolean wanted) {
        String seconds = String.format(Locale.ROOT, "%.1f s", report.printing().toMillis() / 1000.0);
        if (report.slip() instanceof PrintResult.Printed printed) {
            return printed.evidence().confirmed()
                    ? "The test slip came out after " + seconds + "."
                    : "The test slip was handed over within " + seconds + ": look whether it came out.";
        }
        if (report.slip() instanceof PrintResult.Unknown unknown) {
            return "Nobody knows whether the test slip came out, after " + seconds + ": look. "
                    + unknown.fault().sentence("en") + " " + unknown.fault().remedy("en");
        }
        if (report.slip() instanceof PrintResult.Failed failed) {
            return "The test slip did not come out. " + failed.fault().remedy("en");
        }
        return wanted
                ? "No test slip was sent. See to the printer and try again."
                : "No test slip was sent. Add --print for one.";
    }
}
