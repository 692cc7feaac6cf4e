package org.moiso.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The one command of the product; without a subcommand it serves. */
@Command(
        name = "moiso",
        description = "Queue tickets and displays for one-stop-shop counters.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            MigrateCommand.class,
            UserCommand.class,
            DeviceCommand.class,
            PrinterAgentCommand.class,
            LedAgentCommand.class,
            CheckPrinterCommand.class,
            SimulateCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PromoteCommand.class,
            DiagnoseCommand.class,
            BenchCommand.class,
            WarmUpCommand.class
        })
public final class Main {

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"moiso " + QueueServer.VERSION};
        }
    }

    /** Loggers are held weakly by the JDK; these keep their level as long as the program runs. */
    private static final List<Logger> QUIET = new ArrayList<>();

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Stream.of("com.zaxxer", "org.flywaydb", "io.javalin", "org.eclipse.jetty")
                .map(Logger::getLogger)
                .peek(QUIET::add)
                .forEach(logger -> logger.setLevel(Level.WARNING));
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        Stream.of(Logger.getLogger("").getHandlers()).forEach(place -> place.setFormatter(new LogFormat()));
        String[] effective =
                arguments.length == 0 || arguments[0].startsWith("--data") || arguments[0].startsWith("--port")
                        ? withServe(arguments)
                        : arguments;
        int status = commandLine().execute(effective);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The command line as it is parsed; the documents are held against it. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            PrintWriter err = command.getErr();
            err.println("moiso: " + Refusals.sentence(failure));
            return 1;
        });
        return line;
    }

    private static String[] withServe(String[] arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "serve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}
