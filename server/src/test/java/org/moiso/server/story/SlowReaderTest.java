package org.moiso.server.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** A screen on a dying line must not hold the others up, nor fill the server's memory. */
@OnBothDatabases
class SlowReaderTest {

    private static final int PICTURES = 12;
    private static final int MEGABYTE = 1_000_000;

    private final TestServer server;
    private final TestOffice office;

    SlowReaderTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void a_board_that_does_not_read_is_dropped_and_the_others_are_not_disturbed() throws IOException {
        String path = "/ws/offices/" + office.id() + "/board";
        try (Socket slow = deaf(path);
                LiveSocket quick = LiveSocket.open(server.visitor(), path)) {
            for (int i = 0; i < PICTURES; i++) {
                String ticker = "Công khai %02d ".formatted(i).repeat(MEGABYTE / 20);
                office.putInForce(plan ->
                        plan.withObject("/settings").withObject("/ticker").put("vi", ticker));
            }
            office.putInForce(plan -> {});
            Together.threads(8, it -> office.kiosk().press("Hộ tịch", 40));

            long head = office.lastEvent().seq();
            quick.frame(it -> it.path("seq").asLong() == head);
            assertThat(BoardMirror.after(quick.frames()).waiting()).containsEntry(office.scoped("HT"), 320);
            await().until(() -> readToTheEnd(slow) >= 0);
        }
    }

    /** Opens a WebSocket by hand, with little room on this side, and reads nothing but the answer to the handshake. */
    private Socket deaf(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.server().port()));
        socket.setSoTimeout(5000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(ISO_8859_1));
        assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                .isEqualTo("HTTP/1.1 101");
        return socket;
    }

    /** How much was still on its way when the server hung up. */
    private static long readToTheEnd(Socket socket) throws IOException {
        try {
            InputStream in = socket.getInputStream();
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            return 0;
        }
    }
}
