package org.moiso.server.story;

/**
 * A ticket in somebody's hand.
 *
 * @param code by which its holder follows it; empty where an officer only sees the number
 */
record TestTicket(String id, String number, String code) {

    static TestTicket issued(Answer answer) {
        return new TestTicket(
                answer.text("id"),
                answer.text("number"),
                answer.text("trackingUrl").replaceFirst(".*/t/", ""));
    }

    static TestTicket called(Answer answer) {
        return new TestTicket(
                answer.json().path("ticket").path("id").asText(),
                answer.json().path("ticket").path("number").asText(),
                "");
    }
}
