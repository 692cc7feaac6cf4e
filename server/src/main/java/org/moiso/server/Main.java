package org.moiso.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The one command of the product; without a subcommand it serves. */
@Command(
        name = "moiso",
        description = "Queue tickets and displays for one-stop-shop counters.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"moiso " + QueueServer.VERSION};
        }
    }

    private static final Set<String> SERVERS = Set.of("serve", "demo", "warm-up");
    private static final Map<String, Class<?>> COMMANDS = commands();

    /** Loggers are held weakly by the JDK; these keep their level as long as the program runs. */
    private static final List<Logger> QUIET = new ArrayList<>();

    private Main() {}

    public static void main(String[] arguments) {
        String[] effective =
                arguments.length == 0 || arguments[0].startsWith("--data") || arguments[0].startsWith("--port")
                        ? withServe(arguments)
                        : arguments;
        System.setProperty("java.awt.headless", "true");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        if (SERVERS.contains(effective[0])) {
            HeadStart.begin();
        }
        keepQuiet("com.zaxxer", "org.flywaydb", "io.javalin", "org.eclipse.jetty");
        for (Handler place : Logger.getLogger("").getHandlers()) {
            place.setFormatter(new LogFormat());
        }
        int status = commandLine(effective[0]).execute(effective);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static void keepQuiet(String... names) {
        for (String name : names) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.WARNING);
            QUIET.add(logger);
        }
    }

    /** The whole command line; the documents are held against it. */
    public static CommandLine commandLine() {
        return commandLine("");
    }

    /** The command line that understands this word: with one command where it is a command's name, since each that is read takes its time. */
    static CommandLine commandLine(String first) {
        CommandLine line = new CommandLine(new Main());
        COMMANDS.forEach((name, command) -> {
            if (name.equals(first) || !COMMANDS.containsKey(first)) {
                line.addSubcommand(name, command);
            }
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            PrintWriter err = command.getErr();
            err.println("moiso: " + Refusals.sentence(failure));
            return 1;
        });
        return line;
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand.class);
        commands.put("demo", DemoCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("migrate", MigrateCommand.class);
        commands.put("user", UserCommand.class);
        commands.put("device", DeviceCommand.class);
        commands.put("printer-agent", PrinterAgentCommand.class);
        commands.put("led-agent", LedAgentCommand.class);
        commands.put("check-printer", CheckPrinterCommand.class);
        commands.put("simulate", SimulateCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("restore", RestoreCommand.class);
        commands.put("promote", PromoteCommand.class);
        commands.put("diagnose", DiagnoseCommand.class);
        commands.put("bench", BenchCommand.class);
        commands.put("warm-up", WarmUpCommand.class);
        return commands;
    }

    private static String[] withServe(String[] arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "serve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}
