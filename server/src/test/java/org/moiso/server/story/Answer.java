package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the server said to a request. */
record Answer(int status, JsonNode json, String body, HttpHeaders headers) {

    /** Goes on only with this status; shows the whole answer otherwise. */
    Answer must(int wanted) {
        assertThat(status).as(body).isEqualTo(wanted);
        return this;
    }

    /** It is a refusal with this status and code, and a sentence for people. Returns the sentence. */
    String refused(int wanted, String code) {
        must(wanted);
        assertThat(json.path("code").asText()).as(body).isEqualTo(code);
        assertThat(headers.firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(json.path("status").asInt()).isEqualTo(wanted);
        String sentence = json.path("detail").asText();
        assertThat(sentence).as(body).matches("(?s)\\S.*[.!?]");
        return sentence;
    }

    String text(String field) {
        return json.path(field).asText();
    }
}
