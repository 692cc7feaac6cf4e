package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortAddressTest {

    @Test
    void every_kind_of_port_has_its_form() {
        assertThat(PortAddress.parse("virtual:")).isEqualTo(new PortAddress.Virtual(null));
        assertThat(PortAddress.parse("virtual:/var/slips")).isEqualTo(new PortAddress.Virtual("/var/slips"));
        assertThat(PortAddress.parse("tcp://192.168.1.50:9101")).isEqualTo(new PortAddress.Tcp("192.168.1.50", 9101));
        assertThat(PortAddress.parse(" tcp://may-in ")).isEqualTo(new PortAddress.Tcp("may-in", 9100));
        assertThat(PortAddress.parse("tcp://[fe80::1]:9100")).isEqualTo(new PortAddress.Tcp("fe80::1", 9100));
        assertThat(PortAddress.parse("serial:/dev/ttyUSB0?baud=19200&flow=rts"))
                .isEqualTo(new PortAddress.Serial("/dev/ttyUSB0", 19200, PortAddress.Flow.RTS));
        assertThat(PortAddress.parse("serial:COM3"))
                .isEqualTo(new PortAddress.Serial("COM3", 115200, PortAddress.Flow.NONE));
        assertThat(PortAddress.parse("device:/dev/usb/lp0")).isEqualTo(new PortAddress.Device("/dev/usb/lp0"));
        assertThat(PortAddress.parse("device:\\\\pc\\may in")).isEqualTo(new PortAddress.Device("\\\\pc\\may in"));
        assertThat(PortAddress.parse("spooler:May in 1")).isEqualTo(new PortAddress.Spooler("May in 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "printer",
                "usb:1",
                "tcp://",
                "tcp:9100",
                "tcp://a:0",
                "tcp://a:70000",
                "tcp://a/b",
                "tcp://a b",
                "tcp://u@a",
                "serial:",
                "serial:?baud=9600",
                "serial:COM3?baud=12",
                "serial:COM3?baud=99999999999",
                "serial:COM3?speed=9600",
                "serial:COM3?flow=xon",
                "device:",
                "device: ",
                "spooler:"
            })
    void a_refusal_names_the_address_and_the_next_step(String wrong) {
        assertThatThrownBy(() -> PortAddress.parse(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("port address '" + wrong.strip() + "' ")
                .hasMessageContaining("serial:/dev/ttyUSB0?baud=115200");
    }
}
