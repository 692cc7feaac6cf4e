package org.moiso.printer;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import org.jspecify.annotations.Nullable;

/**
 * A queue of the system's print spooler; each write is one job. Threads: as {@link Port} says. The spooler
 * accepts jobs for a printer that is switched off, and prints them whenever it comes back: what goes this way is never
 * confirmed.
 */
final class SpoolerPort implements Port {
    private final String queue;
    private volatile @Nullable PrintService service;

    SpoolerPort(String queue) {
        this.queue = queue;
    }

    @Override
    public void open() throws IOException {
        PrintService[] found = PrintServiceLookup.lookupPrintServices(DocFlavor.BYTE_ARRAY.AUTOSENSE, null);
        service = Stream.of(found)
                .filter(candidate -> candidate.getName().equals(queue))
                .findFirst()
                .orElseThrow(() -> new IOException("the system has no print queue '" + queue + "'; it has: "
                        + Stream.of(found).map(PrintService::getName).collect(Collectors.joining(", "))));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        PrintService to = service;
        if (to == null) {
            throw new IOException(name() + " is closed");
        }
        byte[] job = Arrays.copyOfRange(bytes, offset, offset + length);
        try {
            to.createPrintJob().print(new SimpleDoc(job, DocFlavor.BYTE_ARRAY.AUTOSENSE, null), null);
        } catch (PrintException e) {
            throw new NothingTaken(
                    "the print queue '" + queue + "' refuses the slip (" + e.getMessage()
                            + "); on Linux it needs the lpr command",
                    e);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        throw new IOException(name() + " does not answer");
    }

    @Override
    public void close() {
        service = null;
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int bytesPerSecond() {
        return 200_000;
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public String name() {
        return "spooler:" + queue;
    }
}
