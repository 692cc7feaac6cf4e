package org.moiso.server.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's phone names an address, and the server calls it: only where the push services are. */
class PushServicesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://FCM.googleapis.com:443/fcm/send/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
                "https://web.push.apple.com/QAbc",
                "https://wns2-sg2p.notify.windows.com/w/?token=BQYA"
            })
    void known_push_services_are_called(String endpoint) {
        assertThat(PushServices.usual().endpoint(endpoint)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com:8443/fcm/send/abc",
                "https://fcm.googleapis.com.evil.example/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://evil.example/#fcm.googleapis.com",
                "https://evil.example/https://fcm.googleapis.com/",
                "https://evilpush.apple.com/x",
                "https://push.apple.com.evil.example/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest",
                "https://localhost/x",
                "https:///x",
                "file:///etc/passwd",
                "ftp://fcm.googleapis.com/x",
                "//fcm.googleapis.com/x",
                "https://fcm.googleapis.com/ x",
                "",
                "x"
            })
    void nothing_else_is(String endpoint) {
        assertThat(PushServices.usual().endpoint(endpoint)).isEmpty();
    }

    @Test
    void an_endpoint_longer_than_any_of_theirs_is_refused() {
        assertThat(PushServices.usual().endpoint("https://fcm.googleapis.com/" + "a".repeat(500)))
                .isEmpty();
    }

    @Test
    void an_allowed_name_that_leads_inside_is_not_called() {
        PushServices services = PushServices.read("localhost", null);
        URI endpoint = services.endpoint("https://localhost/x").orElseThrow();

        assertThat(services.objection(endpoint)).contains("no public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                "169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "255.255.255.255", "::1", "::",
                "fe80::1", "fc00::1", "fdff::1", "ff02::1", "::ffff:10.0.0.1"
            })
    void addresses_inside_are_known(String address) throws UnknownHostException {
        assertThat(PushServices.inside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"142.250.1.95", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2a00:1450::5f"})
    void addresses_outside_are_known(String address) throws UnknownHostException {
        assertThat(PushServices.inside(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void a_push_service_of_ones_own_is_named_whole_and_is_that_one_only() {
        PushServices services = PushServices.read("fcm.googleapis.com, http://10.0.0.5:8090", null);

        assertThat(services.endpoint("https://fcm.googleapis.com/x")).isPresent();
        assertThat(services.endpoint("http://10.0.0.5:8090/up/x")).isPresent();
        assertThat(services.objection(URI.create("http://10.0.0.5:8090/up/x"))).isNull();
        assertThat(services.endpoint("http://10.0.0.5:8091/up/x")).isEmpty();
        assertThat(services.endpoint("https://10.0.0.5:8090/up/x")).isEmpty();
        assertThat(services.endpoint("https://web.push.apple.com/x")).isEmpty();
    }

    @Test
    void a_configuration_that_cannot_be_used_is_said_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushServices.read("https://fcm.googleapis.com/fcm", null))
                .withMessageContaining("push.services");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushServices.read(null, "it@xamau.example"))
                .withMessageContaining("push.contact");
    }
}
