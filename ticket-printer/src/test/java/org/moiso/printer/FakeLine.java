package org.moiso.printer;

import java.io.IOException;
import java.nio.file.Path;

/** The line of a {@link FakePrinter}; it reads on a thread of its own and hands the bytes on. */
interface FakeLine extends AutoCloseable {

    static FakeLine tcp(FakePrinter printer) {
        return new FakeTcpLine(printer);
    }

    static FakeLine pty(FakePrinter printer, Path folder, String scheme) {
        return new FakePtyLine(printer, folder, scheme);
    }

    String address();

    void answer(byte[] bytes);

    /** The line breaks and can be opened again. */
    void drop();

    void powerOff();

    void powerOn();

    @Override
    void close() throws IOException;
}
