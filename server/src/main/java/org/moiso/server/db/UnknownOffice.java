package org.moiso.server.db;

/** A command for an office that does not exist. */
public final class UnknownOffice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OfficeId office;

    UnknownOffice(OfficeId office) {
        super("There is no office " + office);
        this.office = office;
    }

    public OfficeId office() {
        return office;
    }
}
