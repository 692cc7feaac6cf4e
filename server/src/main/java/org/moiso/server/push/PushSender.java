package org.moiso.server.push;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a push service to wake a browser (RFC 8030): a push without content, so that nobody on the way learns anything. Follows no redirect. Safe for all threads. */
final class PushSender {

    enum Kind {
        TAKEN,
        GONE,
        FAILED
    }

    /**
     * What became of a try.
     *
     * @param trouble for {@code FAILED}: what went wrong
     */
    record Outcome(Kind kind, @Nullable String trouble) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How long the push service keeps it for a phone without a network, in seconds. */
    private static final String KEPT = "300";

    /** Made with the first push: most offices never send one, and its certificates take a tenth of a second to read. */
    private static final class Outside {

        static final HttpClient HTTP = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private final PushServices services;
    private final Clock clock;

    PushSender(PushServices services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Sends, and tells how it went: at once, or on a thread of the HTTP client. */
    void send(PushSubscription phone, Vapid key, Consumer<Outcome> then) {
        // The list may have become shorter since the phone asked.
        Optional<URI> endpoint = services.endpoint(phone.endpoint());
        if (endpoint.isEmpty()) {
            then.accept(new Outcome(Kind.GONE, null));
            return;
        }
        String objection = services.objection(endpoint.get());
        if (objection != null) {
            then.accept(new Outcome(Kind.FAILED, objection));
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint.get())
                .header("Authorization", key.authorization(endpoint.get(), clock.instant(), services.contact()))
                .header("TTL", KEPT)
                .header("Urgency", "high")
                // A later one takes the place of one that waits for the phone: it looks at what is true then anyway.
                .header("Topic", "call")
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        CompletableFuture<Void> unused = Outside.HTTP
                .sendAsync(request, BodyHandlers.discarding())
                .handle(PushSender::outcome)
                .thenAccept(then);
    }

    private static Outcome outcome(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer == null) {
            return new Outcome(Kind.FAILED, String.valueOf(failure));
        }
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Outcome(Kind.TAKEN, null);
        }
        return status == 404 || status == 410
                ? new Outcome(Kind.GONE, null)
                : new Outcome(Kind.FAILED, "status " + status);
    }
}
