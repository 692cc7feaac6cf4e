package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipImage;
import org.moiso.printer.SlipLayout;
import org.moiso.server.json.Json;

/** The main job, end to end: a press at the door becomes a slip in the hand and a call on the wall. */
final class WholePathTest {

    private static final List<String> H001_TO_COUNTER_2 = List.of(
            "chime",
            "vi:mời số",
            "vi:H",
            "vi:không",
            "vi:không",
            "vi:một",
            "vi:đến quầy",
            "vi:hai",
            "en:number",
            "en:H",
            "en:zero",
            "en:zero",
            "en:one",
            "en:please proceed to counter",
            "en:two");

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private @Nullable FakePrinter printer;

    @AutoClose
    private @Nullable DemoOffice office;

    @Test
    void a_press_becomes_a_slip_from_a_network_printer_and_a_call_on_the_wall() {
        printer = FakePrinter.onTcp();
        office = DemoOffice.open(folder.resolve("data"), DemoOffice.withPrinter(printer.address()));
        Lobby lobby = Lobby.at(office, pages);
        Kiosk kiosk = Kiosk.at(office, pages);
        Console console = Console.at(office, pages).takes(2);

        JsonNode ticket = pressed(kiosk, "HT");
        PaperSlip slip = slip(printer);
        assertThat(kiosk.part("slip")).hasAttribute("data-status", "printed");
        console.button("call").click();

        assertThat(kiosk.number()).hasText("H001");
        assertThat(slip.differences(drawn(ticket))).isZero();
        assertThat(slip.code()).isEqualTo(ticket.path("trackingUrl").asText());
        console.has("H001", "called");
        isCalled(lobby, "H001");
        isFollowed(slip.code());
    }

    @Test
    void a_press_becomes_a_slip_from_a_serial_printer_and_a_key_calls_it() {
        printer = FakePrinter.onSerial(folder);
        office = DemoOffice.open(folder.resolve("data"), DemoOffice.withPrinter(printer.address() + "?baud=115200"));
        Lobby lobby = Lobby.at(office, pages);
        Kiosk kiosk = Kiosk.at(office, pages);
        Console console = Console.at(office, pages).takes(2);

        JsonNode ticket = pressed(kiosk, "HT");
        PaperSlip slip = slip(printer);
        assertThat(console.part("next-row")).hasAttribute("data-number", "H001");
        console.page().keyboard().press("0");

        assertThat(slip.differences(drawn(ticket))).isZero();
        assertThat(slip.code()).isEqualTo(ticket.path("trackingUrl").asText());
        console.has("H001", "called");
        isCalled(lobby, "H001");
    }

    private static void isCalled(Lobby lobby, String number) {
        lobby.announces(number, 2);
        assertThat(lobby.at(2)).hasText(number);
        await().atMost(60, TimeUnit.SECONDS).until(() -> !lobby.said().isEmpty());
        assertThat(lobby.said()).containsExactly(new Lobby.Said(number, 2));
        assertThat(lobby.played()).isEqualTo(H001_TO_COUNTER_2);
    }

    private void isFollowed(String address) {
        Page phone = pages.open(address, 360, 740);
        assertThat(phone.getByTestId("number")).hasText("H001");
        assertThat(phone.getByTestId("counter")).hasText("Quầy 2");
        assertThat(phone.locator("body")).hasAttribute("data-status", "called");
    }

    private static JsonNode pressed(Kiosk kiosk, String service) {
        Response answer = kiosk.page()
                .waitForResponse(
                        it -> it.url().endsWith("/tickets"),
                        () -> kiosk.service(service).click());
        try {
            return Json.mapper().readTree(answer.text());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PaperSlip slip(FakePrinter printer) {
        await().atMost(30, TimeUnit.SECONDS).until(() -> !printer.pieces().isEmpty());
        assertThat(printer.pieces()).hasSize(1);
        return new PaperSlip(printer.pieces().get(0));
    }

    /** The slip as it must be, put together here from what the visitor was told. */
    private static SlipImage drawn(JsonNode ticket) {
        JsonNode estimate = ticket.path("estimate");
        Slip slip = new Slip(
                List.of("UBND XÃ MẪU – TP CẦN THƠ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
                ticket.path("number").asText(),
                List.of("vi"),
                Map.of("vi", "Hộ tịch"),
                null,
                Map.of("vi", "Quầy 2"),
                ticket.path("ahead").asInt(),
                estimate.isObject()
                        ? new Slip.Estimate(
                                estimate.path("low").asInt(),
                                estimate.path("high").asInt())
                        : null,
                OffsetDateTime.parse(ticket.path("issuedAt").asText()),
                List.of(),
                ticket.path("trackingUrl").asText(),
                Map.of("vi", "Vui lòng giữ phiếu và chờ gọi số. Xin cảm ơn!"),
                false,
                null);
        return new SlipLayout().draw(slip, PaperWidth.MM_80);
    }
}
